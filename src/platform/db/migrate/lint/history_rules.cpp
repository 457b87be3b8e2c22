#include "platform/db/migrate/lint/history_rules.hpp"

#include "platform/db/migrate/lint/rewrite.hpp"

#include <algorithm>
#include <array>

namespace foyer::migrate {

namespace {

bool has_placeholder(const linted_file& f) {
    const auto tokens = tokens_of(f.text);
    return std::ranges::any_of(tokens, [](const token& t) { return t.is(placeholder); });
}

// Tables and columns that go and must come back.
std::vector<std::string> dropped_objects(const linted_version& v) {
    std::vector<std::string> out;
    const auto was = facts_of(v.up.at_start);
    const auto now = facts_of(v.up.at_end);
    for (const auto& [object, definition] : was)
        if ((object.starts_with("table ") || object.starts_with("column ")) &&
            !now.contains(object))
            out.push_back(object);
    return out;
}

void way_back(const linted_version& v, lint_report& report) {
    const bool on_sqlite = v.up.engine == db::engine::sqlite;
    if (on_sqlite && (v.replayed == nullptr || !v.replayed->up_fault.empty())) return;
    const auto before = on_sqlite ? v.replayed->before : facts_of(v.up.at_start);
    const auto undone = on_sqlite ? v.replayed->undone : facts_of(v.undone);
    if (on_sqlite && !v.replayed->down_fault.empty())
        return report.add(v.down, 0, "does-not-run", severity::error, v.replayed->down_fault);
    const auto dropped = dropped_objects(v);
    const auto differs = [&](const std::string& object, std::string_view how) {
        const bool is_gone = std::ranges::count(dropped, object) != 0 && !undone.contains(object);
        report.add(
            v.down, 0, is_gone ? "drop-without-down" : "down-is-not-inverse", severity::error,
            object + " " + std::string(how)
        );
    };
    for (const auto& [object, definition] : before) {
        const auto now = undone.find(object);
        if (now == undone.end())
            differs(object, "does not come back");
        else if (now->second != definition)
            differs(object, "was " + definition + " and is " + now->second);
    }
    for (const auto& [object, definition] : undone)
        if (!before.contains(object)) differs(object, "stays");
}

// The objects that both engines name alike.
bool is_shared(const std::string& object) {
    constexpr std::array<std::string_view, 5> kinds{
        "table ", "column ", "index ", "primary key ", "foreign key "
    };
    return std::ranges::any_of(kinds, [&](auto k) { return object.starts_with(k); });
}

void both_engines(const linted_version& v, lint_report& report) {
    if (v.up.engine == db::engine::sqlite || v.replayed == nullptr) return;
    if (!v.replayed->up_fault.empty()) return;
    const auto here = facts_of(v.up.at_end);
    const auto there = v.replayed->after;
    for (const auto& [object, definition] : here)
        if (is_shared(object) && !there.contains(object))
            report.add(
                v.up, 0, "mixed-engines-differ", severity::error, object + " is not on SQLite"
            );
    for (const auto& [object, definition] : there)
        if (is_shared(object) && !here.contains(object))
            report.add(
                v.up, 0, "mixed-engines-differ", severity::error, object + " is on SQLite only"
            );
}

}

void lint_version(const linted_version& v, lint_report& report) {
    if (has_placeholder(v.up)) return; // the rules of statements say so
    if (v.up.engine == db::engine::sqlite && v.replayed != nullptr && !v.replayed->up_fault.empty())
        report.add(v.up, 0, "does-not-run", severity::error, v.replayed->up_fault);
    way_back(v, report);
    both_engines(v, report);
}

}
