#include "care/promote/copy_statements.hpp"

#include "platform/db/kept_text.hpp"
#include "platform/schema/ddl.hpp"

#include <string>

namespace foyer::promote {

namespace {

// "($1, $2), ($3, $4)"
std::string numbered_rows(std::size_t rows, std::size_t columns) {
    std::string out;
    for (std::size_t number = 0; number < rows * columns; ++number) {
        if (number % columns == 0) out += number == 0 ? "(" : "), (";
        out += (number % columns == 0 ? "$" : ", $") + std::to_string(number + 1);
    }
    return out + ')';
}

std::string numbered_keys(std::size_t rows, std::size_t columns) {
    if (columns > 1) return "(VALUES " + numbered_rows(rows, columns) + ")";
    return numbered_rows(1, rows);
}

std::string column_list(const schema::table_def& table) {
    std::vector<std::string> names;
    for (const auto& c : table.columns) names.push_back(c.name);
    return schema::quoted_list(names);
}

db::query make(std::string_view what, const schema::table_def& table, std::string text) {
    return {
        db::kept_text("promote." + std::string(what) + "." + table.name),
        db::kept_text(std::move(text)),
        {},
        true
    };
}

}

copy_statements copy_statements_of(const schema::table_def& table) {
    const auto name = schema::quoted(table.name);
    const auto columns = column_list(table);
    const auto keys = table.primary_key.size();
    return {
        .of_table = transfer::statements_of(table),
        .insert_many = make(
            "insert_many", table,
            "INSERT INTO " + name + " (" + columns + ") VALUES " +
                numbered_rows(statement_rows, table.columns.size())
        ),
        .find_many = make(
            "find_many", table,
            "SELECT " + columns + " FROM " + name + " WHERE (" +
                schema::quoted_list(table.primary_key) + ") IN " +
                numbered_keys(statement_rows, keys)
        ),
    };
}

}
