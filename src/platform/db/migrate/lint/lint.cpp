#include "platform/db/migrate/lint/lint.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/lint/allowance.hpp"
#include "platform/db/migrate/lint/history_rules.hpp"
#include "platform/db/migrate/lint/rewrite.hpp"
#include "platform/db/migrate/plan/table_size.hpp"

#include <algorithm>
#include <tuple>

namespace foyer::migrate {

namespace {

// Which part each statement stands in: the parts have the same statements, in the same order.
std::vector<std::size_t> places_of(const std::vector<part>& parts, std::size_t statements) {
    std::vector<std::size_t> out;
    for (std::size_t p = 0; p < parts.size(); ++p)
        out.insert(out.end(), parts[p].statements.size(), p);
    out.resize(statements, parts.size() - 1);
    return out;
}

linted_file read_file(
    const lint_input& input, const migration& m, bool is_up, const schema_sketch& at_start,
    std::vector<lint_finding>& out
) {
    linted_file f{.engine = input.engine, .version = m.version, .is_up = is_up};
    f.name = std::string(dialect_name(dialect_of(input.engine))) + "/" +
             file_stem(m.version, m.name) + (is_up ? ".up.sql" : ".down.sql");
    f.text = is_up ? m.up : m.down;
    f.statements = read_statements(f.text);
    f.at_start = at_start;
    f.at_end = at_start;
    f.count = input.count;
    for (const auto& q : input.broken_queries)
        if (q.version == m.version) f.broken_queries.push_back(q);
    for (const auto& s : f.statements)
        for (const auto& a : s.actions) f.at_end.apply(a);
    auto parts = parts_of(f.text, f.name);
    if (parts.has_error()) {
        lint_report(out).add(f, 0, "parts-malformed", severity::error, parts.error().message);
        f.parts = {part{}};
    } else {
        f.parts = *std::move(parts);
    }
    f.part_of = places_of(f.parts, f.statements.size());
    return f;
}

void lint_statements(const linted_file& f, std::vector<lint_finding>& out) {
    lint_report report(out);
    auto before = f.at_start;
    for (std::size_t i = 0; i < f.statements.size(); ++i) {
        const auto& s = f.statements[i];
        const auto tokens = tokens_of(s.text);
        if (std::ranges::any_of(tokens, [](const token& t) { return t.is(placeholder); }))
            report.add(
                f, s.line, "expression-not-filled-in", severity::error,
                "FILL_IN stands for a value of " + s.actions.front().table
            );
        for (const auto& a : s.actions) {
            const seen_action seen{f, i, a, before};
            lint_locks(seen, report);
            lint_constraints(seen, report);
            lint_changes(seen, report);
            before.apply(a);
        }
    }
}

// Queries that the words of the statements do not explain, such as a column that a rebuild leaves
// out.
void lint_queries(const linted_file& f, std::vector<lint_finding>& out, std::size_t first) {
    for (const auto& q : f.broken_queries) {
        const bool told = std::any_of(
            out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
            [&](const auto& x) {
                return x.what.find("query " + q.query + " ") != std::string::npos;
            }
        );
        if (told) continue;
        const bool whole = q.fault.starts_with("no such table");
        lint_report(out).add(
            f, 0, whole ? "table-still-used" : "column-still-used", severity::error,
            "query " + q.query + " (" + q.fault + ")"
        );
    }
}

void lint_one(const linted_version& v, std::vector<lint_finding>& out) {
    const auto first = out.size();
    lint_report report(out);
    lint_statements(v.up, out);
    lint_queries(v.up, out, first);
    lint_statements(v.down, out);
    lint_version(v, report);
    apply_allowances(v.up, out, first);
    apply_allowances(v.down, out, first);
}

// The message of SQLite without our own words around it.
std::string reason_of(const std::string& fault) {
    const auto at = fault.find("no such ");
    if (at == std::string::npos) return fault;
    return fault.substr(at, fault.find_first_of("\n(", at) - at);
}

}

std::vector<lint_finding> lint(const lint_input& input) {
    const auto replayed = replay(input.sqlite_history);
    std::vector<lint_finding> out;
    schema_sketch present;
    for (const auto& m : input.history) {
        std::vector<lint_finding> found;
        linted_version v{.up = read_file(input, m, true, present, found)};
        v.down = read_file(input, m, false, v.up.at_end, found);
        v.undone = v.down.at_end;
        const auto index = static_cast<std::size_t>(m.version) - 1;
        if (index < replayed.size()) v.replayed = &replayed[index];
        if (m.version >= input.first_version) {
            lint_one(v, found);
            std::ranges::move(found, std::back_inserter(out));
        }
        present = std::move(v.up.at_end);
    }
    std::ranges::stable_sort(out, {}, [](const lint_finding& f) {
        return std::tuple(f.version, f.file.ends_with(".down.sql"), f.line);
    });
    return out;
}

count_function count_in(db::database& db) {
    return [&db](
               const std::string& table, const std::string& column, const std::string& value
           ) -> std::optional<std::int64_t> {
        if (!has_table(db, table)) return std::nullopt;
        const auto condition =
            value.empty() ? std::string{}
                          : " WHERE " + schema::quoted(column) + " = " + schema::literal(value);
        return bounded_rows(db, table, condition);
    };
}

std::vector<broken_query> queries_broken_by(
    std::span<const migration> sqlite_history, std::span<const db::query* const> queries
) {
    scratch_database db;
    std::vector<int> broken_since(queries.size(), 0);
    std::vector<std::string> faults(queries.size(), "never read");
    for (const auto& m : sqlite_history) {
        try {
            db.run_file(m.up);
        } catch (const db::failure&) {
            break; // the rule does-not-run says so
        }
        for (std::size_t i = 0; i < queries.size(); ++i) {
            auto fault = db.fault_of(queries[i]->text_for(db::engine::sqlite));
            if (!fault.empty() && faults[i].empty()) broken_since[i] = m.version;
            if (fault.empty()) broken_since[i] = 0;
            faults[i] = std::move(fault);
        }
    }
    std::vector<broken_query> out;
    for (std::size_t i = 0; i < queries.size(); ++i)
        if (broken_since[i] != 0)
            out.push_back({broken_since[i], std::string(queries[i]->name), reason_of(faults[i])});
    return out;
}

bool is_unsafe(const std::vector<lint_finding>& findings) {
    return std::ranges::any_of(findings, [](const auto& f) {
        return f.severity == severity::error;
    });
}

}
