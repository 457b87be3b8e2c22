#pragma once

#include "platform/db/session.hpp"

namespace foyer::db {

// A connection for one user, on which statements come one after another: migrations. Transactions
// are opened and closed in words (BEGIN, COMMIT); queries of a session run in the one that is open.
// Without limit of time, outside fibers; closing it rolls back.
class script_session : public session {
public:
    virtual ~script_session() = default;

    // Runs a statement without parameters that is not worth preparing; returns the number of rows
    // that an INSERT, UPDATE or DELETE changed.
    virtual std::int64_t run_statement(std::string_view sql) = 0;

    virtual bool in_transaction() const = 0;
};

}
