#pragma once

#include "platform/schema/table.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::schema {

struct enum_def {
    std::string name; // "OrderStatus"
    std::vector<std::string> values;
};

// All tables of a database. A table stands after those it references, otherwise in the order given.
struct database_schema {
    std::vector<table_def> tables;

    const table_def* find_table(std::string_view name) const;

    // The table that a key points to. The column must have one.
    const table_def& target_of(const column_def& column) const;
};

// Puts the tables in order and asserts that they fit together: every reference leads to a table
// with one key column of the same kind, no circle but a table's reference to itself, no name used
// twice, an enum has the same values everywhere.
database_schema make_schema(std::vector<table_def> tables);
database_schema make_schema(std::span<const table_def* const> tables);

// Version 1: what the seed document has, without our additions.
database_schema seed_only(const database_schema& schema);

// Each enum once, in the order of its first use.
std::vector<enum_def> enums_of(const database_schema& schema);

}
