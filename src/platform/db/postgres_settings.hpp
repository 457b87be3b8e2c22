#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace foyer::db {

// What a session is for; decides its limits.
enum class postgres_role {
    work,    // transactions and single writes
    reading, // shared by the reads of a core; the server refuses writes
    upkeep,  // migrations: no limit of time
};

// Keywords and values of a connection, as the two lists with a null at their end that libpq takes.
class postgres_keywords {
public:
    explicit postgres_keywords(std::vector<std::pair<std::string, std::string>> parameters);
    postgres_keywords(const postgres_keywords&) = delete;
    postgres_keywords& operator=(const postgres_keywords&) = delete;

    const char* const* names() const { return names_.data(); }
    const char* const* texts() const { return texts_.data(); }

private:
    const std::vector<std::pair<std::string, std::string>> parameters_;
    std::vector<const char*> names_;
    std::vector<const char*> texts_;
};

// How to connect, taken apart from the URL once.
class postgres_settings {
public:
    // Throws failure when the URL cannot be understood; never shows it, it may hold a password.
    explicit postgres_settings(const std::string& url);

    // Keywords and values for libpq.
    std::vector<std::pair<std::string, std::string>> parameters(postgres_role r) const;

private:
    std::vector<std::pair<std::string, std::string>> given_;
    std::string options_; // "-c search_path=..." from the URL
};

// The server cancels a statement after this.
constexpr std::chrono::seconds statement_limit{30};
// The client gives up waiting for a response after this: later than the server cancels.
constexpr std::chrono::milliseconds response_limit = statement_limit + std::chrono::seconds(10);
// Reports and exports, by query::may_run_long.
constexpr std::chrono::minutes long_statement_limit{15};

}
