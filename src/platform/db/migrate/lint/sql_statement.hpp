#pragma once

#include "platform/db/migrate/lint/sql_definition.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What the statements of a migration do, as far as their words say it. Statements that migrations
// do not use are `other`: nothing is claimed of them.
namespace foyer::migrate {

enum class action_kind : std::uint8_t {
    create_table,
    drop_table,
    rename_table,
    add_column,
    drop_column,
    rename_column,
    change_type,
    set_not_null,
    drop_not_null,
    set_default,
    drop_default,
    add_constraint,
    validate_constraint,
    drop_constraint,
    create_index,
    drop_index,
    create_enum,
    add_enum_value,
    rename_type,
    drop_type,
    insert,
    update,
    remove,
    set_variable,
    other,
};

struct action {
    action_kind what{};
    std::string table{};  // empty for types and, on DROP INDEX, unknown
    std::string object{}; // column, index, constraint, type or variable
    std::string to{};     // new name, new type, added value, default, value of a variable
    std::vector<column_text> columns{}; // of a new table; the one of a new column
    std::vector<constraint_text> constraints{};
    std::vector<std::string> list{}; // columns of an index, values of an enum, columns of an INSERT
    bool unique{};
    bool concurrently{};
    std::string source{}; // INSERT ... SELECT: the table it reads
};

struct sql_statement {
    std::string text;            // without its semicolon
    int line{};                  // of the file, from 1
    std::size_t begin{};         // in the file
    std::vector<action> actions; // ALTER TABLE may have several
};

std::vector<sql_statement> read_statements(std::string_view file);

}
