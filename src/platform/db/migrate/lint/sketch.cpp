#include "platform/db/migrate/lint/sketch.hpp"

#include "platform/schema/condition.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

// As format_type() says it.
std::string postgres_name(std::string type) {
    if (type.starts_with('"')) return type;
    std::ranges::transform(type, type.begin(), [](char x) {
        return x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x;
    });
    if (type.starts_with("timestamptz"))
        return "timestamp" + type.substr(std::string_view("timestamptz").size()) +
               " with time zone";
    return type;
}

std::string comma_separated(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& n : names) out += (out.empty() ? "" : ", ") + n;
    return out;
}

bool concerns(const constraint_text& c, const std::string& column) {
    if (std::ranges::count(c.columns, column) != 0) return true;
    return c.kind == constraint_kind::check &&
           std::ranges::count(schema::words_of(c.text), column) != 0;
}

struct follower {
    schema_sketch& s;

    void constrain(const std::string& table, const constraint_text& c) {
        auto& t = s.tables[table];
        if (c.kind == constraint_kind::primary_key) t.primary_key = c.columns;
        if (c.kind == constraint_kind::unique)
            s.indexes[name_of(table, c)] = {table, c.columns, true};
        if (!c.values.empty() && t.columns.contains(c.columns.front()))
            t.columns[c.columns.front()].values = c.values;
        t.constraints[name_of(table, c)] = {c, !c.not_valid};
    }

    void add_column(const std::string& table, const column_text& c) {
        s.tables[table].columns[c.name] = {postgres_name(c.type), c.not_null, c.default_text, {}};
        for (auto text : c.constraints) {
            if (text.columns.empty()) text.columns = {c.name};
            constrain(table, text);
        }
    }

    void create_table(const action& a) {
        s.tables[a.table] = {};
        for (const auto& c : a.columns) add_column(a.table, c);
        for (const auto& c : a.constraints) constrain(a.table, c);
        for (const auto& key : s.tables[a.table].primary_key)
            s.tables[a.table].columns[key].not_null = true;
    }

    void drop_table(const std::string& table) {
        s.tables.erase(table);
        std::erase_if(s.indexes, [&](const auto& i) { return i.second.table == table; });
    }

    void drop_column(const action& a) {
        auto& t = s.tables[a.table];
        t.columns.erase(a.object);
        std::erase_if(t.constraints, [&](const auto& c) {
            return concerns(c.second.text, a.object);
        });
        std::erase_if(s.indexes, [&](const auto& i) {
            return i.second.table == a.table && std::ranges::count(i.second.columns, a.object) != 0;
        });
    }

    void drop_constraint(const action& a) {
        auto& t = s.tables[a.table];
        const auto found = t.constraints.find(a.object);
        if (found == t.constraints.end()) return;
        if (found->second.text.kind == constraint_kind::primary_key) t.primary_key.clear();
        s.indexes.erase(a.object);
        t.constraints.erase(found);
    }

    void rename_table(const action& a) {
        auto moved = s.tables.extract(a.table);
        if (moved.empty()) return;
        moved.key() = a.to;
        s.tables.erase(a.to);
        s.tables.insert(std::move(moved));
        for (auto& [name, index] : s.indexes)
            if (index.table == a.table) index.table = a.to;
    }

    void rename_column(const action& a) {
        auto& t = s.tables[a.table];
        auto moved = t.columns.extract(a.object);
        if (moved.empty()) return;
        moved.key() = a.to;
        t.columns.insert(std::move(moved));
        const auto rename = [&](std::vector<std::string>& names) {
            std::ranges::replace(names, a.object, a.to);
        };
        rename(t.primary_key);
        for (auto& [name, c] : t.constraints) rename(c.text.columns);
        for (auto& [name, i] : s.indexes)
            if (i.table == a.table) rename(i.columns);
    }

    void add_value(const action& a) {
        auto& values = s.enums[a.object];
        auto place = values.end();
        if (a.list.size() == 2) {
            place = std::ranges::find(values, a.list[1]);
            if (a.list[0] == "AFTER" && place != values.end()) ++place;
        }
        values.insert(place, a.to);
    }

    void rename_type(const action& a) {
        auto moved = s.enums.extract(a.object);
        if (moved.empty()) return;
        moved.key() = a.to;
        s.enums.insert(std::move(moved));
        for (auto& [name, t] : s.tables)
            for (auto& [column, c] : t.columns)
                if (c.type == "\"" + a.object + "\"") c.type = "\"" + a.to + "\"";
    }

    void change_column(const action& a) {
        auto& c = s.tables[a.table].columns[a.object];
        if (a.what == action_kind::change_type) c.type = postgres_name(a.to);
        if (a.what == action_kind::set_not_null) c.not_null = true;
        if (a.what == action_kind::drop_not_null) c.not_null = false;
        if (a.what == action_kind::set_default) c.default_text = a.to;
        if (a.what == action_kind::drop_default) c.default_text.reset();
    }

    void follow(const action& a) {
        switch (a.what) {
            case action_kind::create_table: return create_table(a);
            case action_kind::drop_table: return drop_table(a.table);
            case action_kind::rename_table: return rename_table(a);
            case action_kind::add_column: return add_column(a.table, a.columns.front());
            case action_kind::drop_column: return drop_column(a);
            case action_kind::rename_column: return rename_column(a);
            case action_kind::change_type:
            case action_kind::set_not_null:
            case action_kind::drop_not_null:
            case action_kind::set_default:
            case action_kind::drop_default: return change_column(a);
            case action_kind::add_constraint: return constrain(a.table, a.constraints.front());
            case action_kind::validate_constraint:
                s.tables[a.table].constraints[a.object].valid = true;
                return;
            case action_kind::drop_constraint: return drop_constraint(a);
            case action_kind::create_index:
                s.indexes[a.object] = {a.table, a.list, a.unique};
                return;
            case action_kind::drop_index: s.indexes.erase(a.object); return;
            case action_kind::create_enum: s.enums[a.object] = a.list; return;
            case action_kind::add_enum_value: return add_value(a);
            case action_kind::rename_type: return rename_type(a);
            case action_kind::drop_type: s.enums.erase(a.object); return;
            case action_kind::insert:
            case action_kind::update:
            case action_kind::remove:
            case action_kind::set_variable:
            case action_kind::other: return;
        }
    }
};

// "REFERENCES "customers" ("id") ON DELETE CASCADE" as pg_get_constraintdef writes it.
std::string reference_fact(const constraint_text& c) {
    std::string out;
    for (const auto& t : tokens_of(c.text)) {
        const bool tight = t.is("(") || t.is(")") || t.is(",") || out.ends_with('(');
        if (!tight && !out.empty()) out += ' ';
        out += t.text;
    }
    return "FOREIGN KEY (" + comma_separated(c.columns) + ") " + out;
}

void note_constraint(
    facts& out, const std::string& table, const std::string& name, const constraint_sketch& c
) {
    const std::string state = c.valid ? "" : " NOT VALID";
    if (c.text.kind == constraint_kind::check)
        out["check " + name + " of " + table] = c.text.text + state;
    if (c.text.kind == constraint_kind::foreign_key)
        out["foreign key " + name + " of " + table] = reference_fact(c.text) + state;
}

}

const table_sketch* schema_sketch::find_table(std::string_view name) const {
    const auto found = tables.find(name);
    return found == tables.end() ? nullptr : &found->second;
}

const column_sketch* schema_sketch::find_column(std::string_view table, std::string_view column)
    const {
    const auto* t = find_table(table);
    if (t == nullptr) return nullptr;
    const auto found = t->columns.find(column);
    return found == t->columns.end() ? nullptr : &found->second;
}

void schema_sketch::apply(const action& a) { follower{*this}.follow(a); }

void schema_sketch::apply(std::string_view file) {
    for (const auto& s : read_statements(file))
        for (const auto& a : s.actions) apply(a);
}

facts facts_of(const schema_sketch& s) {
    facts out;
    for (const auto& [name, t] : s.tables) {
        out["table " + name] = "";
        if (!t.primary_key.empty())
            out["primary key of " + name] = "(" + comma_separated(t.primary_key) + ")";
        for (const auto& [column, c] : t.columns)
            out["column " + name + "." + column] =
                c.type + (c.not_null ? " NOT NULL" : "") +
                (c.default_text ? " DEFAULT " + *c.default_text : "");
        for (const auto& [constraint, c] : t.constraints) note_constraint(out, name, constraint, c);
    }
    for (const auto& [name, i] : s.indexes)
        out["index " + name + " of " + i.table] =
            (i.unique ? "unique (" : "(") + comma_separated(i.columns) + ")";
    for (const auto& [name, values] : s.enums) out["enum " + name] = comma_separated(values);
    return out;
}

}
