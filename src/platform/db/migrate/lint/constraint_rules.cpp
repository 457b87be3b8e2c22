#include "platform/db/migrate/lint/rewrite.hpp"
#include "platform/db/migrate/lint/rule.hpp"

// Constraints over rows that are there: whether they can hold, and what checking them costs.
namespace foyer::migrate {

namespace {

std::string label(const seen_action& a, const constraint_text& c) {
    if (!c.name.empty()) return c.name + " of " + a.what.table;
    const auto column = c.columns.empty() ? std::string{} : "." + c.columns.front();
    return "constraint of " + a.what.table + column;
}

std::string unique_in_two_parts(const seen_action& a, const constraint_text& c) {
    const bool is_key = c.kind == constraint_kind::primary_key;
    const auto name = c.name.empty() ? a.what.table + (is_key ? "_pkey" : "_key") : c.name;
    const auto table = schema::quoted(a.what.table);
    return concurrent_index(
               "CREATE UNIQUE INDEX " + schema::quoted(name) + " ON " + table + " (" +
               schema::quoted_list(c.columns) + ")"
           ) +
           transaction_part(
               "ALTER TABLE " + table + " ADD CONSTRAINT " + schema::quoted(name) +
               (is_key ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX " + schema::quoted(name) +
               ";\n"
           );
}

// Whether every row must be looked at, which NOT VALID puts off.
bool reads_table(const constraint_text& c) {
    const bool late = c.kind == constraint_kind::check || c.kind == constraint_kind::foreign_key;
    return late && !c.not_valid;
}

// The whole statement with NOT VALID after each constraint, and what it put off in a second part.
std::string statement_in_two_parts(const seen_action& a) {
    const auto& s = a.statement();
    auto sql = s.text;
    std::string later;
    std::size_t added = 0;
    for (const auto& part : s.actions)
        for (const auto& c : part.constraints) {
            if (!reads_table(c)) continue;
            constexpr std::string_view words = " NOT VALID";
            sql.insert(c.end - s.begin + added, words);
            added += words.size();
            later += (later.empty() ? " " : ", ") + validation_of(a.what.table, c);
        }
    return transaction_part(sql + ";\n") +
           transaction_part("ALTER TABLE " + schema::quoted(a.what.table) + later + ";\n");
}

// A new column whose constraint stands beside it: the column first.
std::string column_in_two_parts(const seen_action& a, const constraint_text& c) {
    const auto& column = a.what.columns.front();
    return transaction_part(
               "ALTER TABLE " + schema::quoted(a.what.table) + " ADD COLUMN " +
               schema::quoted(column.name) + " " + column.type +
               (column.not_null ? " NOT NULL" : "") +
               (column.default_text ? " DEFAULT " + *column.default_text : "") + ";\n"
           ) +
           constraint_in_two_parts(a.what.table, c);
}

std::string in_two_parts(const seen_action& a, const constraint_text& c) {
    return c.end != 0 ? statement_in_two_parts(a) : column_in_two_parts(a, c);
}

void constraint(const seen_action& a, const constraint_text& c, lint_report& report) {
    if (c.not_valid) return;
    switch (c.kind) {
        case constraint_kind::check:
            return report.by_rows(a, "check-without-not-valid", label(a, c), in_two_parts(a, c));
        case constraint_kind::foreign_key:
            return report.by_rows(
                a, "foreign-key-without-not-valid", label(a, c) + " to " + c.target,
                in_two_parts(a, c)
            );
        case constraint_kind::unique:
        case constraint_kind::primary_key:
            if (c.columns.empty()) return; // USING INDEX: it is built already
            return report.by_rows(a, "unique-builds-index", label(a, c), unique_in_two_parts(a, c));
    }
}

// Only a table without rows survives it.
void added_not_null(const seen_action& a, lint_report& report) {
    const auto& c = a.what.columns.front();
    if (!c.not_null || c.default_text) return;
    const bool empty = a.file.rows_of(a.what.table) == 0;
    report.add(
        a, "not-null-without-default", empty ? severity::note : severity::error,
        "column " + a.what.table + "." + c.name,
        a.is_postgres() ? new_not_null_column(a.what.table, a.table_key(), c.name, c.type) : ""
    );
}

void validate(const seen_action& a, lint_report& report) {
    const auto& part = a.file.part_of[a.index];
    for (std::size_t i = 0; i < a.index; ++i) {
        if (a.file.part_of[i] != part) continue;
        for (const auto& other : a.file.statements[i].actions)
            if (other.what == action_kind::add_constraint && other.object == a.what.object)
                return report.by_rows(
                    a, "validate-in-same-transaction", a.what.object + " of " + a.what.table,
                    transaction_part(a.statement().text + ";\n")
                );
    }
}

}

void lint_constraints(const seen_action& a, lint_report& report) {
    if (!a.on_old_table()) return;
    if (a.what.what == action_kind::add_column) added_not_null(a, report);
    if (!a.is_postgres()) return;
    if (a.what.what == action_kind::validate_constraint) validate(a, report);
    for (const auto& c : a.what.constraints) constraint(a, c, report);
    for (const auto& column : a.what.columns)
        for (auto c : column.constraints) {
            if (c.columns.empty()) c.columns = {column.name};
            constraint(a, c, report);
        }
}

}
