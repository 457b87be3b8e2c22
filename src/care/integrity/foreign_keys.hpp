#pragma once

#include "platform/db/query.hpp"
#include "platform/schema/database_schema.hpp"

#include <string>
#include <vector>

namespace foyer::integrity {

// A key between two tables, and the query that lists the rows whose key leads nowhere. It asks the
// definitions in code, not the constraints of the database: those may be missing (a table made by
// another program) or may have been switched off (SQLite, while a table was rebuilt).
struct key_check {
    std::string column; // "orders.customer_id"
    std::string target; // "customers"
    db::query query;
};

std::vector<key_check> key_checks(const schema::database_schema& schema);

}
