#include "platform/db/migrate/inspection.hpp"

#include "platform/db/migrate/drift/engine_facts.hpp"
#include "platform/db/migrate/migration.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace foyer::migrate {

namespace {

bool is_kept(const finding& f, const std::vector<finding>& all) {
    // Of a table that is missing or extra, its parts say nothing new.
    const auto o = parse_object(f.object);
    if (o.kind == "table" || o.table.empty()) return true;
    const auto whole = std::ranges::find(all, "table " + o.table, &finding::object);
    return whole == all.end() || whole->is_missing() != f.is_missing() ||
           whole->is_extra() != f.is_extra();
}

}

object_name parse_object(std::string_view object) {
    constexpr std::array<std::string_view, 4> alone{"view", "enum", "type", "sequence"};
    object_name out;
    const bool two_words = object.starts_with("primary key") || object.starts_with("foreign key");
    const auto end =
        std::min(object.find(' ', two_words ? object.find(' ') + 1 : 0), object.size());
    out.kind = object.substr(0, end);
    auto rest = object.substr(std::min(end + 1, object.size()));
    if (out.kind == "table") {
        out.table = out.name = rest;
    } else if (out.kind == "column") {
        const auto dot = rest.find('.');
        out.table = rest.substr(0, dot);
        out.name = rest.substr(dot + 1);
    } else if (std::ranges::count(alone, out.kind) != 0) {
        out.name = rest;
    } else {
        const auto of = rest.rfind("of ");
        out.table = rest.substr(of + 3);
        out.name = rest.substr(0, of == 0 ? 0 : of - 1);
    }
    return out;
}

facts read_facts(db::session& db) {
    return db.which() == db::engine::postgres ? read_postgres_facts(db) : read_sqlite_facts(db);
}

facts facts_of(const schema::database_schema& s, schema::dialect d) {
    facts out;
    for (const auto& t : s.tables) add_table_facts(out, s, t, d);
    if (d == schema::dialect::postgres)
        for (const auto& e : enums_of(s)) out["enum " + e.name] = listed(e.values);
    return out;
}

facts expected_facts(
    db::database& db, const schema::database_schema& code, const facts& found, depth how
) {
    auto expected = facts_of(code, dialect_of(db.which()));
    if (db.which() != db::engine::postgres) return expected;
    if (how == depth::full) {
        for (auto& [object, condition] : conditions_in_words_of(db, code))
            expected[object] = std::move(condition);
        return expected;
    }
    for (auto& [object, condition] : expected)
        if (const auto there = found.find(object);
            object.starts_with("check ") && there != found.end())
            condition = there->second;
    return expected;
}

std::vector<finding> compare(const facts& expected, const facts& found) {
    std::vector<finding> all;
    for (const auto& [object, definition] : expected) {
        const auto there = found.find(object);
        if (there == found.end())
            all.push_back({object, definition, "nothing"});
        else if (there->second != definition)
            all.push_back({object, definition, there->second});
    }
    for (const auto& [object, definition] : found)
        if (!expected.contains(object)) all.push_back({object, "nothing", definition});
    std::vector<finding> out;
    std::ranges::copy_if(all, std::back_inserter(out), [&](const finding& f) {
        return is_kept(f, all);
    });
    std::ranges::sort(out, {}, &finding::object);
    return out;
}

std::vector<finding> database_against_code(
    db::database& db, const schema::database_schema& code, depth how
) {
    const auto found = read_facts(db);
    return compare(expected_facts(db, code, found, how), found);
}

}
