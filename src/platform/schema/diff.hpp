#pragma once

#include "platform/schema/database_schema.hpp"
#include "platform/schema/ddl.hpp"

#include <cstdint>
#include <string>
#include <vector>

// What has to be done to a database of one schema to make it one of another.
namespace foyer::schema {

enum class change_kind : std::uint8_t {
    create_enum,
    change_enum,
    drop_index,
    drop_column,
    drop_table,
    create_table,
    add_column,
    change_column,
    change_key,
    create_index,
    drop_enum,
};

// Only names: the definitions stand in the two schemas.
struct change {
    change_kind what{};
    std::string table;  // empty for enums
    std::string object; // column, index or enum; empty for tables and keys
    std::string detail; // what differs: "nullable, default"

    friend bool operator==(const change&, const change&) = default;
};

// The changes from `before` to `after`, in the order in which they can be done. Tags, lengths and
// the order of columns are not the database's business. The same input gives the same list.
std::vector<change> differences(const database_schema& before, const database_schema& after);

// "add column orders.currency", "change column orders.status (check)".
std::string describe(const change& c);

// The SQL that does it. Rows are kept wherever the new definition can hold them; what a drop
// destroys is lost. Two schemas without difference give no statement.
std::vector<statement> statements_for(
    const database_schema& before, const database_schema& after, dialect d
);

}
