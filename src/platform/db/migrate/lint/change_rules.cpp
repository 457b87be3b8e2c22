#include "platform/db/migrate/lint/rewrite.hpp"
#include "platform/db/migrate/lint/rule.hpp"
#include "platform/schema/condition.hpp"

#include <algorithm>

// What programs that run, or rows that are there, do not survive.
namespace foyer::migrate {

namespace {

bool is_dropped_before(const seen_action& a, const std::string& table) {
    return a.before.find_table(table) == nullptr;
}

// A table made in this file takes the place of one that was dropped in it: the last step of a
// rebuild.
bool ends_rebuild(const seen_action& a) {
    return !a.on_old_table() && a.file.has_rows_in(a.what.to) && is_dropped_before(a, a.what.to);
}

void rename(const seen_action& a, lint_report& report) {
    if (!a.on_old_table() || !a.file.is_up) return;
    const bool whole = a.what.what == action_kind::rename_table;
    const auto what =
        whole ? "table " + a.what.table : "column " + a.what.table + "." + a.what.object;
    const auto* c = a.before.find_column(a.what.table, a.what.object);
    report.add(
        a, "rename-breaks-running-program", severity::error, what + " to " + a.what.to,
        whole || c == nullptr
            ? ""
            : copied_column(a.what.table, a.table_key(), a.what.object, a.what.to, c->type)
    );
}

bool names(const std::string& text, const std::string& word) {
    const auto words = schema::words_of(text);
    return word.empty() || std::ranges::find(words, word) != words.end();
}

void still_used(const seen_action& a, lint_report& report) {
    if (!a.file.is_up || !a.on_old_table()) return;
    const bool whole =
        a.what.what == action_kind::drop_table || a.what.what == action_kind::rename_table;
    for (const auto& q : a.file.broken_queries)
        if (names(q.fault, whole ? a.what.table : a.what.object))
            report.add(
                a, whole ? "table-still-used" : "column-still-used", severity::error,
                (whole ? "table " + a.what.table : "column " + a.what.table + "." + a.what.object) +
                    ": query " + q.query + " (" + q.fault + ")"
            );
}

void removed_value(
    const seen_action& a, const std::string& table, const std::string& column,
    const std::vector<std::string>& from, const std::vector<std::string>& to, lint_report& report
) {
    for (const auto& value : from) {
        if (std::ranges::count(to, value) != 0) continue;
        std::optional<std::int64_t> rows;
        if (a.file.count) rows = a.file.count(table, column, value);
        const auto held = rows ? " (" + std::to_string(*rows) + " rows hold it)" : std::string{};
        report.add(
            a, "enum-value-removed", rows == 0 ? severity::warning : severity::error,
            value + " of " + table + "." + column + held
        );
    }
}

// PostgreSQL: the type is made anew under its old name.
void enum_made(const seen_action& a, lint_report& report) {
    const auto was = a.file.at_start.enums.find(a.what.object);
    if (was == a.file.at_start.enums.end()) return;
    for (const auto& [name, t] : a.file.at_start.tables)
        for (const auto& [column, c] : t.columns)
            if (c.type == schema::quoted(a.what.object))
                removed_value(a, name, column, was->second, a.what.list, report);
}

// SQLite: a table of the same name with another check.
void table_replaced(const seen_action& a, lint_report& report) {
    const auto& old = a.file.at_start.tables.at(a.what.to);
    for (const auto& [column, c] : old.columns) {
        const auto* now = a.before.find_column(a.what.table, column);
        if (now != nullptr && !now->values.empty())
            removed_value(a, a.what.to, column, c.values, now->values, report);
    }
}

void rebuild(const seen_action& a, lint_report& report) {
    const auto rows = a.file.rows_of(a.what.to);
    const auto grade = std::min(severity_of(rows), severity::warning); // there is no other way
    report.add(
        a, "rebuild-copies-table", grade,
        "table " + a.what.to + (rows ? " (" + std::to_string(*rows) + " rows)" : std::string{})
    );
    table_replaced(a, report);
}

// The condition of the statement's rows; empty when it takes all of them.
std::string condition_of(const sql_statement& s) {
    const auto tokens = tokens_of(s.text);
    const auto where = std::ranges::find_if(tokens, [](const token& t) { return t.is("WHERE"); });
    return where == tokens.end() ? "" : s.text.substr(where->end + 1);
}

// In batches, if the rows that are done can be told from those that are not: the UPDATE fills what
// was NULL.
std::string in_batches(const seen_action& a) {
    const auto condition = condition_of(a.statement());
    if (condition.empty()) return {};
    if (a.what.what == action_kind::remove)
        return batched_delete(a.what.table, a.table_key(), condition);
    const auto tokens = tokens_of(a.statement().text);
    const auto set = std::ranges::find_if(tokens, [](const token& t) { return t.is("SET"); });
    if (set == tokens.end() || set + 1 == tokens.end()) return {};
    const auto filled = tokens_of(condition);
    const bool fills = filled.size() == 3 && filled[0].text == (set + 1)->text &&
                       filled[1].is("IS") && filled[2].is("NULL");
    if (!fills) return {};
    const auto& text = a.statement().text;
    const auto end = text.find_last_not_of(" \n", text.size() - condition.size() - 7);
    return batched_update(
        a.what.table, a.table_key(), text.substr(set->end + 1, end - set->end), condition
    );
}

void backfill(const seen_action& a, lint_report& report) {
    if (!a.on_old_table() || a.file.part_at(a.index).kind == part_kind::batches) return;
    report.by_rows(a, "backfill-in-one-transaction", "rows of " + a.what.table, in_batches(a));
}

}

void lint_changes(const seen_action& a, lint_report& report) {
    switch (a.what.what) {
        case action_kind::rename_table:
            if (ends_rebuild(a)) return rebuild(a, report);
            [[fallthrough]];
        case action_kind::rename_column: rename(a, report); return still_used(a, report);
        case action_kind::drop_table:
        case action_kind::drop_column: return still_used(a, report);
        case action_kind::create_enum: return enum_made(a, report);
        case action_kind::update:
        case action_kind::remove: return backfill(a, report);
        default: return;
    }
}

}
