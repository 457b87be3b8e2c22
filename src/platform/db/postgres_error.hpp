#pragma once

#include "platform/db/failure.hpp"

#include <libpq-fe.h>

#include <exception>
#include <memory>
#include <string>

namespace foyer::db {

struct clear_result {
    void operator()(PGresult* r) const { PQclear(r); }
};
using postgres_result = std::unique_ptr<PGresult, clear_result>;

// A write met a connection (or a server) that only reads.
struct postgres_read_only : unavailable {
    using unavailable::unavailable;
};

// The prepared statement no longer fits the tables; preparing it again helps.
struct postgres_stale_plan : must_retry {
    using must_retry::must_retry;
};

// Not run, because a statement before it in the same batch failed; nobody is told this one.
struct postgres_skipped : failure {
    using failure::failure;
};

// The failure that an error result stands for; nothing when it is none. Messages hold the server's
// first line and the SQLSTATE, never the details, which quote values.
std::exception_ptr failure_of(const PGresult* r);

// Whether the result says that the prepared statement must be made again.
bool is_stale_plan(const PGresult* r);

// What libpq last said about the connection, on one line.
std::string connection_message(const PGconn* c);

}
