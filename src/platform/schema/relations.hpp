#pragma once

#include "platform/schema/database_schema.hpp"

#include <string>
#include <vector>

namespace foyer::schema {

// A foreign key and the names of its two ends, snake_case.
struct relation_def {
    const table_def* from{};
    const column_def* column{};
    const table_def* to{};
    std::string forward;  // at the side of the key: orders.customer_id -> "customer"
    std::string backward; // at the other side: "orders"; "technician" when there can be only one
    bool one_to_one{};
    bool needs_name{}; // the same two tables are related more than once, or a table to itself
};

// Every relation, in the order of tables and columns. The far end is called as the table of the
// key, without what the other table's name already says (order_items of an order: "items";
// user_sessions of a user: "sessions"); a table's relation to itself ends in "children".
std::vector<relation_def> relations_of(const database_schema& schema);

// Whether a unique index covers exactly this column.
bool has_own_unique_index(const table_def& t, const column_def& c);

}
