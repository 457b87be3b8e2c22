#include "platform/db/migrate/lint/sql_definition.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace foyer::migrate {

namespace {

constexpr std::array<std::string_view, 10> clause_words{"NOT",      "NULL",       "DEFAULT",
                                                        "CHECK",    "REFERENCES", "PRIMARY",
                                                        "UNIQUE",   "CONSTRAINT", "COLLATE",
                                                        "GENERATED"};

bool begins_clause(const token& t) {
    return std::ranges::any_of(clause_words, [&](auto w) { return t.is(w); });
}

// "column" IN ('A', 'B') as a list; empty for any other condition.
std::vector<std::string> allowed_values(std::span<const token> condition) {
    std::vector<std::string> out;
    if (condition.size() < 4 || !condition[1].is("IN") || !condition[2].is("(")) return out;
    for (const auto& t : condition.subspan(3, condition.size() - 4)) {
        if (t.kind == token_kind::text)
            out.push_back(unquoted(t.text));
        else if (!t.is(","))
            return {};
    }
    return out;
}

constraint_text read_check(sql_cursor& c) {
    constraint_text out{.kind = constraint_kind::check};
    c.accept("(");
    const auto begin = c.at;
    out.text = c.until([](const token&) { return false; });
    out.values = allowed_values(c.tokens.subspan(begin, c.at - begin));
    if (!out.values.empty()) out.columns = {c.tokens[begin].text};
    c.accept(")");
    return out;
}

std::string_view suffix_of(constraint_kind k) {
    switch (k) {
        case constraint_kind::primary_key: return "_pkey";
        case constraint_kind::unique: return "_key";
        case constraint_kind::check: return "_check";
        case constraint_kind::foreign_key: return "_fkey";
    }
    return {};
}

// After the word REFERENCES.
constraint_text read_reference(sql_cursor& c, std::vector<std::string> columns) {
    constraint_text out{.kind = constraint_kind::foreign_key, .columns = std::move(columns)};
    const auto begin = c.tokens[c.at - 1].begin;
    out.target = c.name();
    c.name_list();
    while (c.accept("ON")) {
        c.name(); // DELETE, UPDATE
        if (c.sees("SET") || c.sees("NO")) ++c.at;
        c.name();
    }
    out.text = c.sql.substr(begin, c.tokens[c.at - 1].end - begin);
    return out;
}

}

std::string name_of(std::string_view table, const constraint_text& c) {
    if (!c.name.empty()) return c.name;
    std::string name(table);
    if (c.kind != constraint_kind::primary_key)
        for (const auto& column : c.columns) name += "_" + column;
    return name + std::string(suffix_of(c.kind));
}

std::string read_type(sql_cursor& c) {
    std::string out;
    int depth = 0;
    for (; !c.done(); ++c.at) {
        const auto& t = c.tokens[c.at];
        if (depth == 0 && (t.is(",") || t.is(")") || t.is("USING") || begins_clause(t))) break;
        if (t.is("(")) ++depth;
        if (t.is(")")) --depth;
        if (!out.empty() && t.kind == token_kind::word) out += ' ';
        out += t.kind == token_kind::name ? "\"" + t.text + "\"" : t.text;
    }
    return out;
}

column_text read_column(sql_cursor& c) {
    column_text out;
    out.name = c.name();
    out.type = read_type(c);
    std::string label;
    const auto add = [&](constraint_text found) {
        found.name = std::exchange(label, {});
        out.constraints.push_back(std::move(found));
    };
    while (!c.done() && !c.sees(",") && !c.sees(")")) {
        if (c.accept_all({"NOT", "NULL"}))
            out.not_null = true;
        else if (c.accept("DEFAULT"))
            out.default_text =
                c.until([](const token& t) { return t.is(",") || begins_clause(t); });
        else if (c.accept("CONSTRAINT"))
            label = c.name();
        else if (c.accept("CHECK"))
            add(read_check(c));
        else if (c.accept("REFERENCES"))
            add(read_reference(c, {out.name}));
        else if (c.accept_all({"PRIMARY", "KEY"}))
            add({.kind = constraint_kind::primary_key, .columns = {out.name}});
        else if (c.accept("UNIQUE"))
            add({.kind = constraint_kind::unique, .columns = {out.name}});
        else
            ++c.at;
    }
    return out;
}

std::optional<constraint_text> read_constraint(sql_cursor& c) {
    std::string label;
    if (c.accept("CONSTRAINT")) label = c.name();
    std::optional<constraint_text> out;
    if (c.accept("CHECK"))
        out = read_check(c);
    else if (c.accept_all({"PRIMARY", "KEY"}))
        out = constraint_text{.kind = constraint_kind::primary_key, .columns = c.name_list()};
    else if (c.accept("UNIQUE"))
        out = constraint_text{.kind = constraint_kind::unique, .columns = c.name_list()};
    else if (c.accept_all({"FOREIGN", "KEY"})) {
        auto columns = c.name_list();
        c.accept("REFERENCES");
        out = read_reference(c, std::move(columns));
    }
    if (!out) return out;
    out->name = label;
    out->end = c.tokens[c.at - 1].end;
    out->not_valid = c.accept_all({"NOT", "VALID"});
    return out;
}

}
