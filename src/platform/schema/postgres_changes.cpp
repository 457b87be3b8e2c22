#include "platform/base/assert.hpp"
#include "platform/schema/change_sql.hpp"

#include <algorithm>
#include <utility>

namespace foyer::schema {

namespace {

constexpr auto postgres = dialect::postgres;

std::string alter_table(std::string_view table, std::string_view action) {
    return "ALTER TABLE " + quoted(table) + " " + std::string(action);
}

std::string alter_column(const table_def& t, const column_def& c, std::string_view action) {
    return alter_table(t.name, "ALTER COLUMN " + quoted(c.name) + " " + std::string(action));
}

const enum_def& enum_of(const std::vector<enum_def>& enums, std::string_view name) {
    const auto found = std::ranges::find(enums, name, &enum_def::name);
    FOYER_ASSERT(found != enums.end(), "no such enum");
    return *found;
}

struct postgres_change_writer {
    const database_schema& before;
    const database_schema& after;
    bool late{}; // what reads rows is put off
    std::vector<statement> out{};
    std::vector<statement> validations{};
    std::vector<late_not_null> columns{};

    // The comment stands above the first statement of a change only.
    void add(std::string& comment, std::string sql) {
        out.push_back({std::exchange(comment, {}), std::move(sql)});
    }

    void write(const change& c) {
        auto comment = describe(c);
        const auto* was = before.find_table(c.table);
        const auto* now = after.find_table(c.table);
        switch (c.what) {
            case change_kind::create_enum:
                return add(comment, create_enum_sql(enum_of(enums_of(after), c.object)));
            case change_kind::change_enum: return change_enum(comment, c.object);
            case change_kind::drop_enum: return add(comment, "DROP TYPE " + quoted(c.object));
            case change_kind::drop_index: return add(comment, "DROP INDEX " + quoted(c.object));
            case change_kind::create_index:
                return add(comment, create_index_sql(*now, index_of(*now, c.object)));
            case change_kind::drop_table: return add(comment, "DROP TABLE " + quoted(c.table));
            case change_kind::create_table:
                return add(comment, create_table_sql(after, *now, postgres));
            case change_kind::drop_column:
                return add(comment, alter_table(c.table, "DROP COLUMN " + quoted(c.object)));
            case change_kind::add_column:
                return add_column(comment, *now, *now->find_column(c.object));
            case change_kind::change_column:
                return change_column(
                    comment, *was, *was->find_column(c.object), *now, *now->find_column(c.object)
                );
            case change_kind::change_key:
                return add(
                    comment, alter_table(
                                 c.table, "DROP CONSTRAINT " + quoted(c.table + "_pkey") +
                                              ", ADD CONSTRAINT " + quoted(c.table + "_pkey") +
                                              " PRIMARY KEY (" + quoted_list(now->primary_key) + ")"
                             )
                );
        }
    }

    // NOT VALID, where rows would be read otherwise; the constraint is then to be validated.
    std::string put_off(const table_def& t, std::string_view constraint) {
        if (!late) return {};
        validations.push_back(
            {"validate " + std::string(constraint),
             alter_table(t.name, "VALIDATE CONSTRAINT " + quoted(constraint))}
        );
        return " NOT VALID";
    }

    void add_column(std::string& comment, const table_def& t, column_def c) {
        if (late && !c.nullable && !c.default_value) {
            columns.push_back({t.name, c.name, true, false});
            c.nullable = true;
        }
        auto action = "ADD COLUMN " + column_sql(after, t, c, postgres);
        const auto constraints = constraints_sql(after, t, c);
        for (const auto& constraint : constraints) {
            const bool is_check = !c.check.empty() && &constraint == &constraints.front();
            action += ", ADD " + constraint +
                      put_off(t, is_check ? check_name(t, c) : foreign_key_name(t, c));
        }
        add(comment, alter_table(t.name, action));
    }

    void drop_check(std::string& comment, const table_def& t, const column_def& c) {
        if (c.check.empty()) return;
        add(comment, alter_table(t.name, "DROP CONSTRAINT " + quoted(check_name(t, c))));
    }

    void add_check(std::string& comment, const table_def& t, const column_def& c) {
        if (c.check.empty()) return;
        const auto check = quoted(check_name(t, c)) + " CHECK (" + c.check + ")";
        add(comment, alter_table(t.name, "ADD CONSTRAINT " + check + put_off(t, check_name(t, c))));
    }

    void change_column(
        std::string& comment, const table_def& old_table, const column_def& a, const table_def& t,
        const column_def& b
    ) {
        const bool retyped = type_sql(a, postgres) != type_sql(b, postgres);
        const bool redefaulted = retyped || a.default_value != b.default_value;
        const bool rechecked = retyped || a.check != b.check;
        const bool relinked = (a.references.empty() ? "" : references_sql(before, a)) !=
                              (b.references.empty() ? "" : references_sql(after, b));
        if (rechecked) drop_check(comment, old_table, a);
        if (relinked && !a.references.empty())
            add(comment, alter_table(t.name, "DROP CONSTRAINT " + quoted(foreign_key_name(t, a))));
        if (redefaulted && a.default_value) add(comment, alter_column(t, b, "DROP DEFAULT"));
        if (retyped) {
            const bool through_text = a.type == kind::enumeration || b.type == kind::enumeration;
            add(comment, alter_column(
                             t, b,
                             "TYPE " + type_sql(b, postgres) + " USING " + quoted(b.name) +
                                 (through_text ? "::text::" : "::") + type_sql(b, postgres)
                         ));
        }
        if (redefaulted && b.default_value)
            add(comment, alter_column(t, b, "SET DEFAULT " + default_sql(b, postgres)));
        if (a.nullable && !b.nullable) make_not_null(comment, t, b);
        if (!a.nullable && b.nullable) add(comment, alter_column(t, b, "DROP NOT NULL"));
        if (rechecked) add_check(comment, t, b);
        if (relinked && !b.references.empty())
            add(comment,
                alter_table(
                    t.name, "ADD CONSTRAINT " + quoted(foreign_key_name(t, b)) + " FOREIGN KEY (" +
                                quoted(b.name) + ") " + references_sql(after, b) +
                                put_off(t, foreign_key_name(t, b))
                ));
    }

    void make_not_null(std::string& comment, const table_def& t, const column_def& c) {
        if (late) return columns.push_back({t.name, c.name, false, c.default_value.has_value()});
        if (c.default_value)
            add(comment, "UPDATE " + quoted(t.name) + " SET " + quoted(c.name) + " = DEFAULT" +
                             " WHERE " + quoted(c.name) + " IS NULL");
        add(comment, alter_column(t, c, "SET NOT NULL"));
    }

    // A value added by ADD VALUE cannot be used before the commit: a default or check of the same
    // migration that names it needs the type to be made anew, as does a value that goes or moves.
    bool can_add_values(const enum_def& from, const enum_def& to) const {
        auto rest = to.values;
        std::erase_if(rest, [&](const auto& v) { return !std::ranges::count(from.values, v); });
        if (rest != from.values) return false;
        for (const auto& table : after.tables)
            for (const auto& c : table.columns)
                for (const auto& v : to.values) {
                    if (std::ranges::count(from.values, v) != 0) continue;
                    if (c.enum_type == to.name && c.default_value == v) return false;
                    if (c.check.find(literal(v)) != std::string::npos) return false;
                }
        return true;
    }

    void change_enum(std::string& comment, const std::string& name) {
        const auto from = enum_of(enums_of(before), name);
        const auto to = enum_of(enums_of(after), name);
        if (!can_add_values(from, to)) return remake_enum(comment, to);
        std::string last;
        for (const auto& v : to.values) {
            if (std::ranges::count(from.values, v) == 0)
                add(comment, "ALTER TYPE " + quoted(name) + " ADD VALUE " + literal(v) +
                                 (last.empty() ? " BEFORE " + literal(from.values.front())
                                               : " AFTER " + literal(last)));
            last = v;
        }
    }

    void remake_enum(std::string& comment, const enum_def& to) {
        add(comment, "ALTER TYPE " + quoted(to.name) + " RENAME TO " + quoted(to.name + "_old"));
        add(comment, create_enum_sql(to));
        for (const auto& t : before.tables)
            for (const auto& c : t.columns) {
                if (c.enum_type != to.name) continue;
                drop_check(comment, t, c);
                if (c.default_value) add(comment, alter_column(t, c, "DROP DEFAULT"));
                add(comment, alter_column(
                                 t, c,
                                 "TYPE " + quoted(to.name) + " USING " + quoted(c.name) +
                                     "::text::" + quoted(to.name)
                             ));
                if (c.default_value && std::ranges::count(to.values, *c.default_value) != 0)
                    add(comment, alter_column(t, c, "SET DEFAULT " + default_sql(c, postgres)));
                add_check(comment, t, c);
            }
        add(comment, "DROP TYPE " + quoted(to.name + "_old"));
    }
};

}

std::vector<statement> postgres_statements(
    const database_schema& before, const database_schema& after, const std::vector<change>& changes
) {
    postgres_change_writer w{before, after};
    for (const auto& c : changes) w.write(c);
    return std::move(w.out);
}

postgres_steps postgres_steps_for(
    const database_schema& before, const database_schema& after, const std::vector<change>& changes
) {
    postgres_change_writer w{.before = before, .after = after, .late = true};
    for (const auto& c : changes) w.write(c);
    return {std::move(w.out), std::move(w.validations), std::move(w.columns)};
}

}
