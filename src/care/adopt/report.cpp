#include "care/adopt/report.hpp"

#include "care/adopt/column_report.hpp"
#include "care/transfer/line_file.hpp"
#include "platform/json/writer.hpp"

#include <fmt/format.h>

#include <limits>

namespace foyer::adopt {

namespace {

constexpr std::int64_t shown_problems = 5;

std::string heading(const examination& e) {
    std::string history = "no _prisma_migrations";
    if (e.history.there)
        history = fmt::format("_prisma_migrations with {} finished", e.history.finished);
    return fmt::format(
        "{} database, {} tables, {}\n\n", e.engine == db::engine::sqlite ? "SQLite" : "PostgreSQL",
        e.theirs.tables.size(), history
    );
}

std::string table_lines(const examination& e) {
    auto out = fmt::format(
        "{:<22}{:<22}{:>9}{:>7}{:>9}{:>9}{:>7}\n", "table", "in the shop", "rows", "same",
        "renamed", "missing", "extra"
    );
    for (const auto& one : e.read) {
        int same = 0;
        int renamed = 0;
        int missing = 0;
        for (const auto& c : one.match->columns) {
            if (c.theirs == nullptr)
                ++missing;
            else
                ++(c.theirs->name == c.ours->name ? same : renamed);
        }
        out += fmt::format(
            "{:<22}{:<22}{:>9}{:>7}{:>9}{:>9}{:>7}\n", one.match->ours->name,
            one.match->theirs->name, one.counted, same, renamed, missing, one.match->extra.size()
        );
    }
    for (const auto* t : e.matched.missing)
        out += fmt::format("{:<22}{:<22}{:>9}\n", t->name, "- (will be empty)", 0);
    return out;
}

std::string extra_lines(const examination& e, destination where) {
    if (e.extra.empty()) return {};
    std::string out = where == destination::new_database
                          ? "\nTables that are not ours (their rows go to the side file)\n"
                          : "\nTables that are not ours (stay as they are)\n";
    for (const auto& t : e.extra) {
        const bool clash = e.ours.find_table(t.table->name) != nullptr;
        out += fmt::format(
            "  {:<30}{:>9} rows{}\n", t.table->name, t.rows,
            clash && where != destination::new_database
                ? ", renamed to " + t.table->name + "_adopted"
                : ""
        );
    }
    return out;
}

std::string problem_line(const problem& p) {
    return fmt::format(
        "    {} {}{}{}: {}\n", p.table, p.key, p.column.empty() ? "" : " ", p.column, p.detail
    );
}

std::string problem_lines(staging& staged) {
    std::string out = "\nProblems\n";
    bool any = false;
    for (const auto& rule : problem_rules()) {
        const auto rows = staged.count(rule.kind);
        if (rows == 0) continue;
        any = true;
        out += fmt::format(
            "  {}: {} {}, {}\n", rule.name, rows, rows == 1 ? "row" : "rows",
            std::string(policy_name(rule.policy)) + " (" + std::string(rule.what) + ")"
        );
        staged.each_problem(rule.kind, shown_problems, [&](const problem& p) {
            out += problem_line(p);
        });
        if (rows > shown_problems) out += fmt::format("    ... {} more\n", rows - shown_problems);
    }
    if (!any) out += "  none\n";
    return out;
}

}

std::string report_text(examination& e, schema::dialect result, destination where) {
    return heading(e) + table_lines(e) + column_lines(e.matched, result, where) +
           extra_lines(e, where) + problem_lines(e.staged);
}

std::int64_t write_problems(examination& e, const std::filesystem::path& file) {
    transfer::line_writer out(file);
    std::int64_t lines = 0;
    const auto write = [&](const problem& p) {
        const auto& rule = rule_of(p.kind);
        json::writer w;
        w.begin_object();
        w.field("kind", rule.name).field("policy", policy_name(rule.policy));
        w.field("table", p.table).field("key", p.key).field("column", p.column);
        out.write(std::move(w.field("detail", p.detail).end_object()).take());
        ++lines;
    };
    for (const auto& rule : problem_rules())
        e.staged.each_problem(rule.kind, std::numeric_limits<std::int64_t>::max(), write);
    out.finish();
    return lines;
}

}
