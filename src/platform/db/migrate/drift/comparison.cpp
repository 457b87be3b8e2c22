#include "platform/db/migrate/drift/comparison.hpp"

#include "platform/db/migrate/drift/engine_facts.hpp"
#include "platform/db/migrate/drift/history_check.hpp"
#include "platform/db/migrate/drift/script_objects.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

// What migrations made by hand is known by its name.
void expect_hand_made(facts& expected, std::span<const migration> history, const facts& found) {
    for (auto& [object, statement] : made_by_hand(history, expected)) {
        const auto there = found.find(object);
        expected[object] = there == found.end() ? statement : there->second;
    }
}

// Whether none of the tables and columns that the last version makes is there.
bool nothing_is_there(const migration& last, const std::vector<finding>& findings) {
    auto made = objects_made_by(last.up);
    std::erase_if(made, [](const std::string& object) {
        return !object.starts_with("table ") && !object.starts_with("column ");
    });
    return !made.empty() && std::ranges::all_of(made, [&](const std::string& object) {
        const auto table = parse_object(object).table;
        return std::ranges::any_of(findings, [&](const finding& f) {
            return f.is_missing() && (f.object == object || f.object == "table " + table);
        });
    });
}

}

weight weight_of(const finding& f) {
    const auto o = parse_object(f.object);
    if (f.is_extra()) {
        const bool must_be_given = o.kind == "column" &&
                                   f.found.find(" NOT NULL") != std::string::npos &&
                                   f.found.find(" DEFAULT ") == std::string::npos &&
                                   f.found.find(" GENERATED") == std::string::npos;
        return must_be_given ? weight::blocking : weight::harmless;
    }
    if (o.kind == "check") return f.is_missing() ? weight::restorable : weight::harmless;
    if (o.kind == "trigger") return weight::restorable;
    if (f.found == f.expected + " NOT VALID") return weight::harmless;
    // Without an index the program is slow; without a unique one it takes what it must refuse.
    if (o.kind == "index" && !f.expected.starts_with("unique")) return weight::harmless;
    if (o.kind == "table" && !f.is_missing()) return weight::harmless;
    return weight::blocking;
}

std::vector<finding> drift::of_weight(weight w) const {
    std::vector<finding> out;
    for (const auto& f : open)
        if (weight_of(f) == w) out.push_back(f);
    return out;
}

drift compare_all(
    db::database& db, std::span<const migration> history, const schema::database_schema& code,
    depth how
) {
    const auto found = read_facts(db);
    auto expected = expected_facts(db, code, found, how);
    expect_hand_made(expected, history, found);
    const auto ignored = read_ignored(db);
    drift out;
    for (auto& f : compare(expected, found))
        (is_ignored(ignored, f) ? out.ignored : out.open).push_back(f);
    return out;
}

result<drift> examine(
    db::database& db, std::span<const migration> history, const schema::database_schema& code,
    depth how
) {
    FOYER_TRY(const int version, check_history(db, history));
    if (version < static_cast<int>(history.size())) {
        const auto& next = history[static_cast<std::size_t>(version)];
        return error{
            errc::conflict, "migration.pending",
            "migration " + file_stem(next.version, next.name) +
                " is not applied: run `foyer migrate deploy`"
        };
    }
    auto out = compare_all(db, history, code, how);
    if (!history.empty() && nothing_is_there(history.back(), out.open))
        return error{
            errc::conflict, "migration.history_ahead",
            "the history says version " + std::to_string(version) + ", but nothing that " +
                file_stem(history.back().version, history.back().name) +
                " makes is there: was an older copy of the tables put back? Restore tables and"
                " history from the same backup, or `foyer migrate repair` makes what is missing"
        };
    return out;
}

error drift_error(const std::vector<finding>& findings, std::size_t shown) {
    error out{errc::conflict, "migration.drift", "the database is not as its migrations left it"};
    for (const auto& f : findings) {
        if (out.fields.size() == shown) break;
        out.fields.push_back({f.object, "drift", "expected " + f.expected + ", found " + f.found});
    }
    if (findings.size() > shown)
        out.message += " in " + std::to_string(findings.size()) + " places, the first:";
    out.message += findings.size() > shown ? "" : ":";
    return out;
}

}
