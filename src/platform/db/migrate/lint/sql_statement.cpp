#include "platform/db/migrate/lint/sql_statement.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

action create_table(sql_cursor& c) {
    action a{.what = action_kind::create_table};
    c.accept_all({"IF", "NOT", "EXISTS"});
    a.table = c.name();
    c.accept("(");
    while (!c.done() && !c.accept(")")) {
        if (auto found = read_constraint(c))
            a.constraints.push_back(std::move(*found));
        else
            a.columns.push_back(read_column(c));
        c.until_comma();
        c.accept(",");
    }
    return a;
}

action create_index(sql_cursor& c, bool unique) {
    action a{.what = action_kind::create_index, .unique = unique};
    a.concurrently = c.accept("CONCURRENTLY");
    c.accept_all({"IF", "NOT", "EXISTS"});
    a.object = c.name();
    c.accept("ON");
    a.table = c.name();
    if (c.accept("USING")) c.name();
    a.list = c.name_list();
    return a;
}

action create_type(sql_cursor& c) {
    action a{.what = action_kind::create_enum, .object = c.name()};
    if (!c.accept_all({"AS", "ENUM", "("})) return {.what = action_kind::other};
    while (!c.done() && !c.accept(")")) {
        a.list.push_back(c.text_value());
        c.until_comma();
        c.accept(",");
    }
    return a;
}

action alter_type(sql_cursor& c) {
    action a{.what = action_kind::other, .object = c.name()};
    if (c.accept_all({"ADD", "VALUE"})) {
        a.what = action_kind::add_enum_value;
        c.accept_all({"IF", "NOT", "EXISTS"});
        a.to = c.text_value();
        if (c.accept("BEFORE")) a.list = {"BEFORE", c.text_value()};
        if (c.accept("AFTER")) a.list = {"AFTER", c.text_value()};
    } else if (c.accept_all({"RENAME", "TO"})) {
        a.what = action_kind::rename_type;
        a.to = c.name();
    }
    return a;
}

action alter_column(sql_cursor& c, std::string table) {
    c.accept("COLUMN");
    action a{.what = action_kind::other, .table = std::move(table), .object = c.name()};
    if (c.accept_all({"SET", "NOT", "NULL"}))
        a.what = action_kind::set_not_null;
    else if (c.accept_all({"DROP", "NOT", "NULL"}))
        a.what = action_kind::drop_not_null;
    else if (c.accept_all({"DROP", "DEFAULT"}))
        a.what = action_kind::drop_default;
    else if (c.accept_all({"SET", "DEFAULT"})) {
        a.what = action_kind::set_default;
        a.to = c.until_comma();
    } else if (c.accept("TYPE") || c.accept_all({"SET", "DATA", "TYPE"})) {
        a.what = action_kind::change_type;
        a.to = read_type(c);
    }
    return a;
}

action add_to_table(sql_cursor& c, std::string table) {
    if (auto found = read_constraint(c)) {
        action a{.what = action_kind::add_constraint, .table = std::move(table)};
        a.object = found->name;
        a.constraints.push_back(std::move(*found));
        return a;
    }
    c.accept("COLUMN");
    c.accept_all({"IF", "NOT", "EXISTS"});
    action a{.what = action_kind::add_column, .table = std::move(table)};
    a.columns.push_back(read_column(c));
    a.object = a.columns.back().name;
    return a;
}

action drop_from_table(sql_cursor& c, std::string table) {
    action a{.what = action_kind::drop_column, .table = std::move(table)};
    if (c.accept("CONSTRAINT"))
        a.what = action_kind::drop_constraint;
    else
        c.accept("COLUMN");
    c.accept_all({"IF", "EXISTS"});
    a.object = c.name();
    return a;
}

action rename_in_table(sql_cursor& c, std::string table) {
    action a{.what = action_kind::other, .table = std::move(table)};
    if (c.sees("CONSTRAINT")) return a;
    if (c.accept("TO")) {
        a.what = action_kind::rename_table;
    } else {
        c.accept("COLUMN");
        a.what = action_kind::rename_column;
        a.object = c.name();
        c.accept("TO");
    }
    a.to = c.name();
    return a;
}

action alter_table_action(sql_cursor& c, const std::string& table) {
    if (c.accept("ADD")) return add_to_table(c, table);
    if (c.accept("ALTER")) return alter_column(c, table);
    if (c.accept("DROP")) return drop_from_table(c, table);
    if (c.accept("RENAME")) return rename_in_table(c, table);
    if (c.accept_all({"VALIDATE", "CONSTRAINT"}))
        return {.what = action_kind::validate_constraint, .table = table, .object = c.name()};
    return {.what = action_kind::other, .table = table};
}

std::vector<action> alter_table(sql_cursor& c) {
    c.accept_all({"IF", "EXISTS"});
    c.accept("ONLY");
    const auto table = c.name();
    std::vector<action> out;
    do {
        out.push_back(alter_table_action(c, table));
        c.until_comma();
    } while (c.accept(","));
    return out;
}

action insert(sql_cursor& c) {
    action a{.what = action_kind::insert, .table = c.name()};
    a.list = c.name_list();
    for (; !c.done(); ++c.at)
        if (c.accept("FROM")) {
            a.source = c.name();
            break;
        }
    return a;
}

action drop(sql_cursor& c, action_kind what) {
    action a{.what = what};
    if (what == action_kind::drop_index) a.concurrently = c.accept("CONCURRENTLY");
    c.accept_all({"IF", "EXISTS"});
    (what == action_kind::drop_table ? a.table : a.object) = c.name();
    return a;
}

action change_rows(sql_cursor& c, action_kind what) {
    c.accept("ONLY");
    return {.what = what, .table = c.name()};
}

action set_variable(sql_cursor& c) {
    if (!c.accept("LOCAL")) c.accept("SESSION");
    action a{.what = action_kind::set_variable, .object = c.name()};
    if (!c.accept("=")) c.accept("TO");
    a.to = c.until([](const token&) { return false; });
    return a;
}

std::vector<action> read_actions(sql_cursor& c) {
    if (c.accept_all({"CREATE", "TABLE"})) return {create_table(c)};
    if (c.accept_all({"CREATE", "INDEX"})) return {create_index(c, false)};
    if (c.accept_all({"CREATE", "UNIQUE", "INDEX"})) return {create_index(c, true)};
    if (c.accept_all({"CREATE", "TYPE"})) return {create_type(c)};
    if (c.accept_all({"ALTER", "TABLE"})) return alter_table(c);
    if (c.accept_all({"ALTER", "TYPE"})) return {alter_type(c)};
    if (c.accept_all({"DROP", "TABLE"})) return {drop(c, action_kind::drop_table)};
    if (c.accept_all({"DROP", "INDEX"})) return {drop(c, action_kind::drop_index)};
    if (c.accept_all({"DROP", "TYPE"})) return {drop(c, action_kind::drop_type)};
    if (c.accept_all({"INSERT", "INTO"})) return {insert(c)};
    if (c.accept("UPDATE")) return {change_rows(c, action_kind::update)};
    if (c.accept_all({"DELETE", "FROM"})) return {change_rows(c, action_kind::remove)};
    if (c.accept("SET")) return {set_variable(c)};
    return {{.what = action_kind::other}};
}

}

std::vector<sql_statement> read_statements(std::string_view file) {
    const auto tokens = tokens_of(file);
    std::vector<sql_statement> out;
    for (std::size_t begin = 0; begin < tokens.size();) {
        auto end = begin;
        while (end < tokens.size() && !tokens[end].is(";")) ++end;
        if (end > begin) {
            const auto from = tokens[begin].begin;
            sql_cursor c{file, std::span(tokens).subspan(begin, end - begin), 0};
            const auto lines = std::ranges::count(file.substr(0, from), '\n');
            out.push_back(
                {std::string(file.substr(from, tokens[end - 1].end - from)),
                 static_cast<int>(lines) + 1, from, read_actions(c)}
            );
        }
        begin = end + 1;
    }
    return out;
}

}
