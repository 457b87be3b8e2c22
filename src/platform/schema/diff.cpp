#include "platform/schema/diff.hpp"

#include <algorithm>
#include <ranges>

namespace foyer::schema {

namespace {

const enum_def* find_enum(const std::vector<enum_def>& enums, std::string_view name) {
    const auto found = std::ranges::find(enums, name, &enum_def::name);
    return found == enums.end() ? nullptr : &*found;
}

const index_def* find_index(const table_def& table, std::string_view name) {
    const auto found = std::ranges::find(table.indexes, name, &index_def::name);
    return found == table.indexes.end() ? nullptr : &*found;
}

bool same(const index_def& a, const index_def& b) {
    return a.columns == b.columns && a.unique == b.unique;
}

std::string target_name(const database_schema& schema, const column_def& c) {
    return c.references.empty() ? std::string{} : schema.target_of(c).name;
}

// Names what differs; empty when nothing does.
std::string column_difference(
    const database_schema& before, const column_def& a, const database_schema& after,
    const column_def& b
) {
    std::string out;
    const auto note = [&](bool differs, std::string_view what) {
        if (!differs) return;
        if (!out.empty()) out += ", ";
        out += what;
    };
    const bool decimal = a.type == kind::decimal && b.type == kind::decimal;
    note(
        a.type != b.type || (decimal && (a.precision != b.precision || a.scale != b.scale)) ||
            (a.type == kind::enumeration && a.enum_type != b.enum_type),
        "type"
    );
    note(a.nullable != b.nullable, "nullable");
    note(a.default_value != b.default_value, "default");
    note(a.check != b.check, "check");
    const auto from = target_name(before, a);
    const auto to = target_name(after, b);
    note(from != to || (!to.empty() && a.on_target_deleted != b.on_target_deleted), "reference");
    return out;
}

struct collector {
    const database_schema& before;
    const database_schema& after;
    std::vector<change> changes;

    void add(
        change_kind what, std::string_view table, std::string_view object = {},
        std::string detail = {}
    ) {
        changes.push_back({what, std::string(table), std::string(object), std::move(detail)});
    }

    void enums() {
        const auto old_enums = enums_of(before);
        const auto new_enums = enums_of(after);
        for (const auto& e : new_enums) {
            const auto* old = find_enum(old_enums, e.name);
            if (old == nullptr)
                add(change_kind::create_enum, {}, e.name);
            else if (old->values != e.values)
                add(change_kind::change_enum, {}, e.name);
        }
        for (const auto& e : old_enums)
            if (find_enum(new_enums, e.name) == nullptr) add(change_kind::drop_enum, {}, e.name);
    }

    void tables() {
        // Dropped in the opposite order of their dependency.
        for (const auto& t : before.tables | std::views::reverse)
            if (after.find_table(t.name) == nullptr) add(change_kind::drop_table, t.name);
        for (const auto& t : after.tables) {
            if (const auto* old = before.find_table(t.name))
                columns(*old, t);
            else {
                add(change_kind::create_table, t.name);
                for (const auto& i : t.indexes) add(change_kind::create_index, t.name, i.name);
            }
        }
    }

    void columns(const table_def& old, const table_def& now) {
        // A check may name other columns: its column comes after them and goes before them.
        for (const bool checked : {true, false})
            for (const auto& c : old.columns)
                if (now.find_column(c.name) == nullptr && c.check.empty() != checked)
                    add(change_kind::drop_column, now.name, c.name);
        for (const bool checked : {false, true})
            for (const auto& c : now.columns)
                if (old.find_column(c.name) == nullptr && c.check.empty() != checked)
                    add(change_kind::add_column, now.name, c.name);
        for (const auto& c : now.columns) {
            const auto* was = old.find_column(c.name);
            if (was == nullptr) continue;
            auto detail = column_difference(before, *was, after, c);
            if (!detail.empty())
                add(change_kind::change_column, now.name, c.name, std::move(detail));
        }
        if (old.primary_key != now.primary_key) add(change_kind::change_key, now.name);
        for (const auto& i : old.indexes) {
            const auto* kept = find_index(now, i.name);
            if (kept == nullptr || !same(i, *kept)) add(change_kind::drop_index, now.name, i.name);
        }
        for (const auto& i : now.indexes) {
            const auto* was = find_index(old, i.name);
            if (was == nullptr || !same(i, *was)) add(change_kind::create_index, now.name, i.name);
        }
    }
};

}

std::vector<change> differences(const database_schema& before, const database_schema& after) {
    collector c{before, after, {}};
    c.enums();
    c.tables();
    std::ranges::stable_sort(c.changes, {}, [&](const change& x) {
        const bool of_new_table =
            x.what == change_kind::create_index && before.find_table(x.table) == nullptr;
        return of_new_table ? change_kind::create_table : x.what;
    });
    return std::move(c.changes);
}

std::string describe(const change& c) {
    const auto member = c.table + "." + c.object;
    const auto detail = c.detail.empty() ? std::string{} : " (" + c.detail + ")";
    switch (c.what) {
        case change_kind::create_enum: return "create enum " + c.object;
        case change_kind::change_enum: return "change values of enum " + c.object;
        case change_kind::drop_index: return "drop index " + c.object;
        case change_kind::drop_column: return "drop column " + member;
        case change_kind::drop_table: return "drop table " + c.table;
        case change_kind::create_table: return "create table " + c.table;
        case change_kind::add_column: return "add column " + member;
        case change_kind::change_column: return "change column " + member + detail;
        case change_kind::change_key: return "change primary key of " + c.table;
        case change_kind::create_index: return "create index " + c.object;
        case change_kind::drop_enum: return "drop enum " + c.object;
    }
    return {};
}

}
