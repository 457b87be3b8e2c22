#include "care/transfer/table_statements.hpp"

#include "platform/base/assert.hpp"
#include "platform/db/kept_text.hpp"
#include "platform/schema/ddl.hpp"

#include <string>

namespace foyer::transfer {

namespace {

db::query make(std::string_view what, const schema::table_def& table, std::string text) {
    return {
        db::kept_text("transfer." + std::string(what) + "." + table.name),
        db::kept_text(std::move(text)),
        {},
        true
    };
}

std::string parameters(std::size_t first, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += (i == 0 ? "$" : ", $") + std::to_string(first + i);
    return out;
}

std::string column_list(const schema::table_def& table) {
    std::vector<std::string> names;
    for (const auto& c : table.columns) names.push_back(c.name);
    return schema::quoted_list(names);
}

void add_parent_statements(table_statements& s, const schema::table_def& table) {
    const auto* parent = parent_column(table);
    if (parent == nullptr) return;
    const auto name = schema::quoted(table.name);
    const auto column = schema::quoted(parent->name);
    const auto key = schema::quoted(table.primary_key.front());
    s.set_parent = make(
        "set_parent", table, "UPDATE " + name + " SET " + column + " = $2 WHERE " + key + " = $1"
    );
    s.clear_parents = make(
        "clear_parents", table,
        "UPDATE " + name + " SET " + column + " = NULL WHERE " + column + " IS NOT NULL"
    );
}

}

const schema::column_def* parent_column(const schema::table_def& table) {
    for (const auto& c : table.columns)
        if (c.references == table.model) {
            FOYER_ASSERT(c.nullable, "a row may stand without a parent until it is loaded");
            return &c;
        }
    return nullptr;
}

table_statements statements_of(const schema::table_def& table) {
    FOYER_ASSERT(!table.primary_key.empty(), "a table has a primary key");
    const auto name = schema::quoted(table.name);
    const auto key = schema::quoted_list(table.primary_key);
    const auto keys = table.primary_key.size();
    const auto select = "SELECT " + column_list(table) + " FROM " + name;
    const auto order = " ORDER BY " + key + " LIMIT $";
    table_statements s;
    s.count = make("count", table, "SELECT COUNT(*) AS rows FROM " + name);
    s.has_rows = make("has_rows", table, "SELECT EXISTS (SELECT 1 FROM " + name + ") AS found");
    s.first_page = make("first_page", table, select + order + "1");
    s.next_page = make(
        "next_page", table,
        select + " WHERE (" + key + ") > (" + parameters(1, keys) + ")" + order +
            std::to_string(keys + 1)
    );
    s.insert = make(
        "insert", table,
        "INSERT INTO " + name + " (" + column_list(table) + ") VALUES (" +
            parameters(1, table.columns.size()) + ")"
    );
    s.clear = make("clear", table, "DELETE FROM " + name);
    add_parent_statements(s, table);
    return s;
}

}
