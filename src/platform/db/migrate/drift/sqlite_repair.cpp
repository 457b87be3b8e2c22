#include "platform/db/migrate/drift/repair_statements.hpp"

#include <algorithm>
#include <set>

namespace foyer::migrate {

namespace {

constexpr auto sqlite = schema::dialect::sqlite;

// Extra indexes and triggers of a table, as they were written; a rebuild loses them otherwise.
constexpr db::query list_written{"migrate.list_written", R"sql(
    SELECT name, sql FROM sqlite_master
    WHERE tbl_name = $1 AND type IN ('index', 'trigger') AND sql IS NOT NULL
    ORDER BY type, name)sql"};

struct sqlite_repair_writer {
    db::database& db;
    const schema::database_schema& code;
    const drift& there;
    const std::vector<finding>& wanted;
    const std::vector<finding> all; // also what is ignored: a rebuild must know it
    repair_statements out;

    bool is_wanted(const std::string& object) const {
        return std::ranges::find(wanted, object, &finding::object) != wanted.end();
    }
    void add(std::string comment, std::string sql) {
        out.statements.push_back({std::move(comment), std::move(sql)});
    }

    // Whether only a table made anew can mend it.
    bool needs_rebuild(const finding& f, const object_name& o) const {
        if (code.find_table(o.table) == nullptr) return false;
        if (o.kind == "table") return !f.is_missing() && !f.is_extra();
        return (o.kind != "index" || o.name.starts_with("sqlite_")) && o.kind != "trigger";
    }

    void write() {
        std::set<std::string> rebuilt;
        for (const auto& f : wanted) {
            const auto o = parse_object(f.object);
            if (needs_rebuild(f, o)) rebuilt.insert(o.table);
        }
        for (const auto& t : code.tables) {
            if (rebuilt.contains(t.name))
                rebuild(t);
            else if (is_wanted("table " + t.name))
                create(t);
        }
        for (const auto& f : wanted) {
            const auto o = parse_object(f.object);
            const bool created = o.kind == "table" && f.is_missing();
            if (!created && !rebuilt.contains(o.table)) write_alone(f, o);
        }
    }

    void create(const schema::table_def& t) {
        out.mended.push_back(*std::ranges::find(wanted, "table " + t.name, &finding::object));
        add("create table " + t.name, create_table_sql(code, t, sqlite));
        for (const auto& i : t.indexes) add({}, create_index_sql(t, i));
    }

    void write_alone(const finding& f, const object_name& o) {
        const auto statements = statements_for(f, o);
        if (statements.empty()) {
            out.by_hand.push_back(f.object);
            return;
        }
        out.mended.push_back(f);
        for (const auto& sql : statements) add(f.object, sql);
    }

    std::vector<std::string> statements_for(const finding& f, const object_name& o) const {
        const auto drop_index = "DROP INDEX " + schema::quoted(o.name);
        if (f.is_extra()) {
            if (o.kind == "index") return {drop_index};
            if (o.kind == "trigger") return {"DROP TRIGGER " + schema::quoted(o.name)};
            const auto sql = drop_extra(o);
            return sql.empty() ? std::vector<std::string>{} : std::vector{sql};
        }
        if (f.is_missing() && f.expected.starts_with("CREATE")) return {f.expected};
        const auto* t = code.find_table(o.table);
        if (t == nullptr) return {};
        for (const auto& i : t->indexes) {
            if (i.name != o.name) continue;
            if (f.is_missing()) return {create_index_sql(*t, i)};
            return {drop_index, create_index_sql(*t, i)};
        }
        return {};
    }

    // Columns and rules that are not the code's and stay, as lines of CREATE TABLE.
    std::string kept_lines(const schema::table_def& t, std::vector<std::string>& columns) const {
        std::string lines;
        std::string rules;
        for (const auto& f : all) {
            const auto o = parse_object(f.object);
            if (o.table != t.name || !f.is_extra() || is_wanted(f.object)) continue;
            if (o.kind == "column") {
                columns.push_back(o.name);
                lines += "    " + schema::quoted(o.name) + " " + f.found + ",\n";
            } else if (o.kind == "check" && o.name.starts_with("(")) {
                rules += "    CHECK " + o.name + ",\n";
            } else if (o.kind == "check") {
                rules += "    CONSTRAINT " + schema::quoted(o.name) + " CHECK (" + f.found + "),\n";
            } else if (o.kind == "foreign key") {
                rules += "    " + f.found + ",\n";
            } else if (o.kind == "index" && o.name.starts_with("sqlite_")) {
                rules += "    " + f.found + ",\n"; // "unique (a, b)", a rule of the table
            }
        }
        return lines + rules;
    }

    // A column that is computed cannot be copied, and a rebuild would mend what is ignored.
    bool can_be_rebuilt(const schema::table_def& t) const {
        const bool computed = std::ranges::any_of(all, [&](const finding& f) {
            return f.object.starts_with("column " + t.name + ".") && !is_wanted(f.object) &&
                   f.found.find(" GENERATED") != std::string::npos;
        });
        return !computed && std::ranges::none_of(there.ignored, [&](const finding& f) {
            return !f.is_extra() && parse_object(f.object).table == t.name;
        });
    }

    // Everything of the table but what is extra and not wanted becomes as the code says.
    std::string note_mended(const schema::table_def& t) {
        std::string comment = "make " + t.name + " anew";
        for (const auto& f : all) {
            const auto o = parse_object(f.object);
            if (o.table != t.name || (f.is_extra() && !is_wanted(f.object))) continue;
            if (f.is_extra() && o.kind == "column")
                comment += "\ndrop column " + t.name + "." + o.name;
            out.mended.push_back(f);
        }
        return comment;
    }

    void rebuild(const schema::table_def& t) {
        if (!can_be_rebuilt(t)) {
            out.by_hand.push_back("table " + t.name);
            return;
        }
        const auto temporary = "new_" + t.name;
        auto definition = create_table_sql(code, t, sqlite, temporary);
        std::vector<std::string> columns;
        // Columns come before the rules of a table; the key is the last line.
        const auto key = definition.rfind("    PRIMARY KEY (");
        const auto kept = kept_lines(t, columns);
        std::string names;
        std::string values;
        const auto copy = [&](const std::string& column, const std::string& value) {
            names += (names.empty() ? "" : ", ") + schema::quoted(column);
            values += (values.empty() ? "" : ", ") + value;
        };
        for (const auto& c : t.columns) {
            if (is_missing("column " + t.name + "." + c.name)) continue;
            const bool filled = !c.nullable && c.default_value;
            copy(
                c.name,
                filled ? "coalesce(" + schema::quoted(c.name) + ", " + default_sql(c, sqlite) + ")"
                       : schema::quoted(c.name)
            );
        }
        for (const auto& column : columns) copy(column, schema::quoted(column));
        const auto written = extra_texts(t);
        add(note_mended(t), definition.insert(key, kept));
        add({}, "INSERT INTO " + schema::quoted(temporary) + " (" + names + ")\nSELECT " + values +
                    "\nFROM " + schema::quoted(t.name));
        add({}, "DROP TABLE " + schema::quoted(t.name));
        // Views and triggers of other tables that name this one would stop the rename.
        add({}, "PRAGMA legacy_alter_table = ON");
        add({},
            "ALTER TABLE " + schema::quoted(temporary) + " RENAME TO " + schema::quoted(t.name));
        add({}, "PRAGMA legacy_alter_table = OFF");
        for (const auto& i : t.indexes) add({}, create_index_sql(t, i));
        for (const auto& sql : written) add({}, sql);
        check_references(t);
    }

    bool is_missing(const std::string& object) const {
        const auto f = std::ranges::find(all, object, &finding::object);
        return f != all.end() && f->is_missing();
    }

    // Indexes and triggers that go with the table and must come back: extra ones that stay, and
    // those that migrations made by hand.
    std::vector<std::string> extra_texts(const schema::table_def& t) {
        std::vector<std::string> texts;
        db.each(
            list_written,
            [&](const db::row& r) {
                const std::string name(r.text(0));
                const bool ours =
                    std::ranges::count(t.indexes, name, &schema::index_def::name) != 0;
                if (!ours && !is_wanted("index " + name + " of " + t.name) &&
                    !is_wanted("trigger " + name + " of " + t.name))
                    texts.emplace_back(r.text(1));
            },
            t.name
        );
        for (const auto& f : all) {
            const auto o = parse_object(f.object);
            if (o.table == t.name && f.is_missing() && f.expected.starts_with("CREATE "))
                texts.push_back(f.expected);
        }
        return texts;
    }

    // Foreign keys are off during a rebuild: the last statement fails when one leads nowhere.
    void check_references(const schema::table_def& t) {
        add({},
            "CREATE TEMPORARY TABLE foyer_references (broken INTEGER CONSTRAINT"
            " foreign_key_check CHECK (broken = 0))");
        add({}, "INSERT INTO foyer_references SELECT count(*) FROM pragma_foreign_key_check(" +
                    schema::literal(t.name) + ")");
        add({}, "DROP TABLE foyer_references");
    }
};

}

repair_statements sqlite_repair(
    db::database& db, const schema::database_schema& code, const drift& there,
    const std::vector<finding>& wanted
) {
    auto all = there.open;
    all.insert(all.end(), there.ignored.begin(), there.ignored.end());
    sqlite_repair_writer w{db, code, there, wanted, std::move(all), {}};
    w.write();
    return std::move(w.out);
}

}
