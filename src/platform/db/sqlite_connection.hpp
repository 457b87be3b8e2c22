#pragma once

#include "platform/db/by_text.hpp"
#include "platform/db/sqlite_row.hpp"
#include "platform/db/value.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace foyer::db {

// One connection to the file, used by one thread at a time. Keeps its prepared statements by text.
class sqlite_connection {
public:
    enum class role { writer, reader }; // a reader refuses every write

    // Opens the file; `create` makes it when it is missing. Throws failure naming the file.
    sqlite_connection(const std::string& file, role r, bool create);
    ~sqlite_connection();
    sqlite_connection(const sqlite_connection&) = delete;
    sqlite_connection& operator=(const sqlite_connection&) = delete;

    // Runs one statement; the number of its rows when it has a result, of the rows it changed
    // otherwise.
    std::int64_t execute(
        std::string_view text, std::span<const value> values,
        const std::function<void(const sqlite_row&)>& f
    );

    // Runs a statement of our own without parameters (BEGIN, SAVEPOINT, PRAGMA).
    void command(const char* text);

    // Runs every statement of a script, each on its own.
    void script(std::string_view sql);

    // Prepares the statement; throws failure when it is wrong.
    void prepare(std::string_view text);

    // How long a statement waits for another connection's lock before it throws must_retry; five
    // seconds when not said otherwise.
    void wait_for_locks(std::chrono::milliseconds at_most);
    std::chrono::milliseconds lock_wait() const { return lock_wait_; }

    // Whether the statement cannot change the database.
    bool only_reads(std::string_view text);

    // False also when SQLite rolled back by itself (disk full, I/O error).
    bool in_transaction() const;
    // Whether a transaction that has read, or a result that is being read, holds one moment.
    bool has_snapshot() const;

    sqlite3* handle() const { return connection_.get(); }

private:
    struct close {
        void operator()(sqlite3* c) const;
    };
    struct finalize {
        void operator()(sqlite3_stmt* s) const;
    };
    using statement = std::unique_ptr<sqlite3_stmt, finalize>;

    statement compile(std::string_view text) const;
    sqlite3_stmt* cached(std::string_view text);
    void bind(sqlite3_stmt* s, std::span<const value> values, std::string_view text) const;
    void configure(role r);

    std::unique_ptr<sqlite3, close> connection_;
    std::chrono::milliseconds lock_wait_{};
    by_text<statement> statements_;
};

}
