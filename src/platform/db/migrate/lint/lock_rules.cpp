#include "platform/db/migrate/lint/rewrite.hpp"
#include "platform/db/migrate/lint/rule.hpp"

#include <algorithm>
#include <array>

// What would make other programs wait, on PostgreSQL.
namespace foyer::migrate {

namespace {

void index(const seen_action& a, lint_report& report) {
    const auto what = "index " + a.what.object + " on " + a.what.table;
    if (a.what.concurrently && a.file.part_at(a.index).kind != part_kind::alone)
        report.add(
            a, "concurrent-index-in-transaction", severity::error, what,
            "-- foyer:alone\n" + a.statement().text + ";\n"
        );
    if (!a.what.concurrently && a.on_old_table())
        report.by_rows(a, "index-blocks-writes", what, concurrent_index(a.statement().text));
}

// Types that hold every value of the old one in the same bytes.
bool keeps_bytes(const std::string& from, const std::string& to) {
    const auto kind = [](const std::string& type) { return type.substr(0, type.find('(')); };
    const auto bounds = [](const std::string& type) {
        std::array<int, 2> out{};
        const auto open = type.find('(');
        if (open == std::string::npos) return out;
        out[0] = std::atoi(type.c_str() + open + 1);
        const auto comma = type.find(',', open);
        if (comma != std::string::npos) out[1] = std::atoi(type.c_str() + comma + 1);
        return out;
    };
    if (from == to) return true;
    if (kind(from) == "character varying" || kind(from) == "varchar") return to == "text";
    return kind(from) == "numeric" && kind(to) == "numeric" && bounds(from)[1] == bounds(to)[1] &&
           (bounds(to)[0] == 0 || bounds(to)[0] >= bounds(from)[0]);
}

void type(const seen_action& a, lint_report& report) {
    const auto* was = a.before.find_column(a.what.table, a.what.object);
    if (!a.on_old_table() || was == nullptr) return;
    schema_sketch after = a.before;
    after.apply(a.what);
    const auto& now = after.find_column(a.what.table, a.what.object)->type;
    if (keeps_bytes(was->type, now)) return;
    report.by_rows(
        a, "type-change-rewrites",
        "column " + a.what.table + "." + a.what.object + " from " + was->type + " to " + now,
        copied_column(a.what.table, a.table_key(), a.what.object, a.what.object + "_new", a.what.to)
    );
}

// Whether a valid check already says that no row lacks the column.
bool is_known_filled(const seen_action& a) {
    const auto* t = a.before.find_table(a.what.table);
    return t != nullptr && std::ranges::any_of(t->constraints, [&](const auto& c) {
               const auto words = tokens_of(c.second.text.text);
               return c.second.valid && words.size() == 4 && words[0].text == a.what.object &&
                      words[1].is("IS") && words[2].is("NOT") && words[3].is("NULL");
           });
}

void late_not_null(const seen_action& a, lint_report& report) {
    if (!a.on_old_table() || is_known_filled(a)) return;
    report.by_rows(
        a, "not-null-scans-table", "column " + a.what.table + "." + a.what.object + " NOT NULL",
        not_null_in_parts(a.what.table, a.what.object)
    );
}

// A default that PostgreSQL can keep beside the table: a constant or the time of the statement.
bool is_stable_default(const std::string& expression) {
    const auto words = tokens_of(expression);
    return std::ranges::none_of(words, [](const token& t) { return t.is("("); }) ||
           words[0].is("NOW");
}

void new_column(const seen_action& a, lint_report& report) {
    if (!a.on_old_table()) return;
    const auto& c = a.what.columns.front();
    if (c.default_text && !is_stable_default(*c.default_text))
        report.by_rows(
            a, "volatile-default-rewrites",
            "column " + a.what.table + "." + c.name + " DEFAULT " + *c.default_text,
            transaction_part(
                "ALTER TABLE " + schema::quoted(a.what.table) + " ADD COLUMN " +
                schema::quoted(c.name) + " " + c.type + ";\nALTER TABLE " +
                schema::quoted(a.what.table) + " ALTER COLUMN " + schema::quoted(c.name) +
                " SET DEFAULT " + *c.default_text + ";\n"
            ) +
                batched_update(
                    a.what.table, a.table_key(), schema::quoted(c.name) + " = " + *c.default_text,
                    schema::quoted(c.name) + " IS NULL"
                )
        );
}

void lock_timeout(const seen_action& a, lint_report& report) {
    if (a.what.object != "lock_timeout") return;
    const auto value = a.what.to.empty() ? "" : a.what.to;
    if (std::ranges::none_of(value, [](char c) { return c >= '1' && c <= '9'; }))
        report.add(a, "lock-timeout-absent", severity::error, "SET lock_timeout = " + value);
}

}

void lint_locks(const seen_action& a, lint_report& report) {
    if (!a.is_postgres()) return;
    switch (a.what.what) {
        case action_kind::create_index: return index(a, report);
        case action_kind::change_type: return type(a, report);
        case action_kind::set_not_null: return late_not_null(a, report);
        case action_kind::add_column: return new_column(a, report);
        case action_kind::set_variable: return lock_timeout(a, report);
        default: return;
    }
}

}
