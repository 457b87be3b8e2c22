#include "platform/db/migrate/drift/violations.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/migrate/drift/engine_facts.hpp"
#include "platform/db/migrate/migration.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

constexpr std::size_t keys_shown = 5;

// The rule as a condition over rows that break it; empty when nothing has to be looked for.
std::string broken_by(
    const schema::database_schema& code, const schema::table_def& t, const finding& f,
    const object_name& o
) {
    if (o.kind == "check") return "NOT (" + (o.name.starts_with("(") ? o.name : f.expected) + ")";
    if (o.kind == "column" && !f.is_missing()) {
        const auto* c = t.find_column(o.name);
        return c->nullable || c->default_value ? "" : schema::quoted(c->name) + " IS NULL";
    }
    if (o.kind == "column") {
        const auto* c = t.find_column(o.name);
        return c->nullable || c->default_value ? "" : "1 = 1";
    }
    for (const auto& c : t.columns) {
        if (o.kind != "foreign key" || foreign_key_name(t, c) != o.name) continue;
        const auto& target = code.target_of(c);
        return schema::quoted(c.name) + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " +
               schema::quoted(target.name) + " target WHERE target." +
               schema::quoted(target.primary_key.front()) + " = " + schema::quoted(t.name) + "." +
               schema::quoted(c.name) + ")";
    }
    for (const auto& i : t.indexes) {
        if (o.kind != "index" || i.name != o.name || !i.unique) continue;
        const auto columns = schema::quoted_list(i.columns);
        return "(" + columns + ") IN (SELECT " + columns + " FROM " + schema::quoted(t.name) +
               " GROUP BY " + columns + " HAVING count(*) > 1)";
    }
    return {};
}

// A rule over a column that is not there yet says nothing about the rows.
bool names_missing_column(
    const schema::table_def& t, const finding& f, const std::vector<finding>& findings
) {
    return std::ranges::any_of(findings, [&](const finding& other) {
        if (!other.is_missing() || !other.object.starts_with("column " + t.name + "."))
            return false;
        const auto column = parse_object(other.object).name;
        return &other != &f && (f.object + f.expected).find(column) != std::string::npos;
    });
}

std::string key_of(const schema::table_def& t) {
    std::string out;
    for (const auto& column : t.primary_key)
        out +=
            (out.empty() ? "" : " || ' ' || ") + ("CAST(" + schema::quoted(column) + " AS TEXT)");
    return out;
}

}

std::vector<violation> rows_against(
    db::database& db, const schema::database_schema& code, const std::vector<finding>& findings
) {
    std::vector<violation> out;
    for (const auto& f : findings) {
        const auto o = parse_object(f.object);
        const auto* t = code.find_table(o.table);
        if (t == nullptr || f.is_extra() || o.kind == "table" ||
            names_missing_column(*t, f, findings))
            continue;
        const auto broken = broken_by(code, *t, f, o);
        if (broken.empty()) continue;
        const auto from = " FROM " + schema::quoted(t->name) + " WHERE " + broken;
        const auto count = "SELECT count(*)" + from;
        violation v{t->name, f.object, 0, {}};
        v.rows =
            db.first<std::int64_t>(db::query{"migrate.count_broken", count, {}, true}).value_or(0);
        if (v.rows == 0) continue;
        const auto keys = "SELECT " + key_of(*t) + " AS key_text" + from +
                          " ORDER BY key_text LIMIT " + std::to_string(keys_shown);
        v.keys = db.all<std::string>(db::query{"migrate.list_broken", keys, {}, true});
        out.push_back(std::move(v));
    }
    return out;
}

std::string describe(const violation& v) {
    return std::to_string(v.rows) + (v.rows == 1 ? " row breaks " : " rows break ") + v.rule +
           " (" + listed(v.keys) + (v.rows > std::ssize(v.keys) ? ", ..." : "") + ")";
}

}
