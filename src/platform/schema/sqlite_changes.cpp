#include "platform/schema/change_sql.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace foyer::schema {

namespace {

constexpr auto sqlite = dialect::sqlite;

// What ADD COLUMN accepts in a table that has rows.
bool can_be_added(const column_def& c) {
    if (!c.nullable && !c.default_value) return false;
    if (c.default_value && c.type == kind::timestamp) return false;
    return c.references.empty() || !c.default_value;
}

bool uses_enum(const table_def& t, std::string_view name) {
    return std::ranges::any_of(t.columns, [&](const auto& c) { return c.enum_type == name; });
}

// Tables that exist on both sides and cannot be changed in place.
std::set<std::string> rebuilt_tables(
    const database_schema& before, const database_schema& after, const std::vector<change>& changes
) {
    std::set<std::string> tables;
    for (const auto& c : changes) {
        const auto* now = after.find_table(c.table);
        if (c.what == change_kind::change_column || c.what == change_kind::change_key ||
            (c.what == change_kind::add_column && !can_be_added(*now->find_column(c.object))))
            tables.insert(c.table);
        if (c.what != change_kind::change_enum) continue;
        for (const auto& t : after.tables)
            if (uses_enum(t, c.object) && before.find_table(t.name) != nullptr)
                tables.insert(t.name);
    }
    return tables;
}

int digits_after_point(const column_def& c) { return c.type == kind::decimal ? c.scale : 0; }

bool is_number(const column_def& c) {
    return c.type == kind::decimal || c.type == kind::integer || c.type == kind::bigint;
}

// The value of the old column in the form of the new one.
std::string copied_value(const column_def& from, const column_def& to) {
    auto value = quoted(from.name);
    if (is_number(from) && is_number(to)) {
        const int step = digits_after_point(to) - digits_after_point(from);
        const auto factor = "1" + std::string(static_cast<std::size_t>(std::abs(step)), '0');
        if (step > 0) value += " * " + factor;
        if (step < 0) value = "CAST(round(" + value + " / " + factor + ".0) AS INTEGER)";
    } else if (type_sql(from, sqlite) != type_sql(to, sqlite)) {
        value = "CAST(" + value + " AS " + type_sql(to, sqlite) + ")";
    }
    if (from.nullable && !to.nullable && to.default_value)
        value = "coalesce(" + value + ", " + default_sql(to, sqlite) + ")";
    return value;
}

struct sqlite_change_writer {
    const database_schema& before;
    const database_schema& after;
    const std::vector<change>& changes;
    std::set<std::string> rebuilt;
    std::string_view unknown_value;
    std::vector<statement> out;

    bool belongs_to_rebuild(const change& c) const {
        return rebuilt.contains(c.table) && c.what != change_kind::drop_index;
    }

    void write(const change& c) {
        if (belongs_to_rebuild(c)) return;
        const auto* now = after.find_table(c.table);
        const auto alter = "ALTER TABLE " + quoted(c.table);
        switch (c.what) {
            case change_kind::drop_index: return add(c, "DROP INDEX " + quoted(c.object));
            case change_kind::create_index:
                return add(c, create_index_sql(*now, index_of(*now, c.object)));
            case change_kind::drop_table: return add(c, "DROP TABLE " + quoted(c.table));
            case change_kind::create_table: return add(c, create_table_sql(after, *now, sqlite));
            case change_kind::drop_column:
                return add(c, alter + " DROP COLUMN " + quoted(c.object));
            case change_kind::add_column:
                return add(
                    c, alter + " ADD COLUMN " +
                           column_sql(after, *now, *now->find_column(c.object), sqlite)
                );
            // Enums are checks here; changed columns are in rebuilt tables.
            case change_kind::create_enum:
            case change_kind::change_enum:
            case change_kind::drop_enum:
            case change_kind::change_column:
            case change_kind::change_key: return;
        }
    }

    void add(const change& c, std::string sql) { out.push_back({describe(c), std::move(sql)}); }

    std::string reasons(const table_def& t) const {
        std::string text;
        for (const auto& c : changes) {
            const bool concerns =
                c.what == change_kind::change_enum ? uses_enum(t, c.object) : c.table == t.name;
            if (!concerns || c.what == change_kind::drop_index) continue;
            text += (text.empty() ? "" : "\n") + describe(c);
        }
        return text;
    }

    void rebuild(const table_def& was, const table_def& now) {
        const auto temporary = "new_" + now.name;
        std::vector<std::string> columns;
        std::string values;
        for (const auto& to : now.columns) {
            const auto* from = was.find_column(to.name);
            const bool is_unknown = from == nullptr && !to.nullable && !to.default_value;
            if (from == nullptr && !(is_unknown && !unknown_value.empty())) continue;
            columns.push_back(to.name);
            values += values.empty() ? "" : ", ";
            values += from == nullptr ? std::string(unknown_value) : copied_value(*from, to);
        }
        out.push_back({reasons(now), create_table_sql(after, now, sqlite, temporary)});
        out.push_back(
            {{},
             "INSERT INTO " + quoted(temporary) + " (" + quoted_list(columns) + ")\nSELECT " +
                 values + "\nFROM " + quoted(now.name)}
        );
        out.push_back({{}, "DROP TABLE " + quoted(now.name)});
        out.push_back({{}, "ALTER TABLE " + quoted(temporary) + " RENAME TO " + quoted(now.name)});
        for (const auto& i : now.indexes) out.push_back({{}, create_index_sql(now, i)});
    }
};

}

std::vector<statement> sqlite_statements(
    const database_schema& before, const database_schema& after, const std::vector<change>& changes,
    std::string_view unknown_value
) {
    sqlite_change_writer w{before,        after, changes, rebuilt_tables(before, after, changes),
                           unknown_value, {}};
    for (const auto& c : changes) w.write(c);
    for (const auto& t : after.tables)
        if (w.rebuilt.contains(t.name)) w.rebuild(*before.find_table(t.name), t);
    return std::move(w.out);
}

}
