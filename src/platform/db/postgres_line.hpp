#pragma once

#include "platform/db/failure.hpp"
#include "platform/db/postgres_error.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace foyer::db {

// The role may not do this (SQLSTATE 42501).
struct postgres_not_allowed : failure {
    using failure::failure;
};

// One plain connection for upkeep, for what db::database does not do: it stays open from one
// statement to the next, is seen under a name of its own, and moves rows from one database to
// another. Statements wait without limit.
class postgres_line {
public:
    using text_row = std::vector<std::string>; // NULL is ""

    // Throws unavailable when there is no connection.
    postgres_line(const std::string& url, const std::string& application_name);

    // Runs one statement; its rows.
    std::vector<text_row> ask(const std::string& sql);

    // The only cell of the only row.
    std::string ask_one(const std::string& sql);

    // COPY `from` TO STDOUT here, COPY `into` FROM STDIN there. The number of rows.
    std::int64_t copy_rows(const std::string& from, postgres_line& there, const std::string& into);

private:
    struct close {
        void operator()(PGconn* c) const { PQfinish(c); }
    };

    postgres_result run(const std::string& sql);
    [[noreturn]] void fail(const PGresult* r) const;
    std::int64_t finish_copy();

    std::unique_ptr<PGconn, close> connection_;
};

}
