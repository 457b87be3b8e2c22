#include "platform/db/migrate/inspection.hpp"

#include "platform/db/migrate/condition_list.hpp"
#include "platform/db/migrate/migration.hpp"

#include <algorithm>
#include <array>

namespace foyer::migrate {

namespace {

// Each gives rows of (table, object, definition); enums have no table.
constexpr std::array postgres_queries{
    db::query{"migrate.postgres_tables", R"sql(
        SELECT c.relname, 'table ' || c.relname, '' FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r')sql"},
    db::query{"migrate.postgres_columns", R"sql(
        SELECT c.relname, 'column ' || c.relname || '.' || a.attname,
            format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
            || coalesce(' DEFAULT '
                || regexp_replace(pg_get_expr(d.adbin, d.adrelid), '::[^'']+$', ''), '')
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
        AND a.attnum > 0 AND NOT a.attisdropped)sql"},
    db::query{"migrate.postgres_indexes", R"sql(
        SELECT t.relname, CASE WHEN x.indisprimary THEN 'primary key of ' || t.relname
                    ELSE 'index ' || i.relname END,
            CASE WHEN x.indisunique AND NOT x.indisprimary THEN 'unique ' ELSE '' END
            || t.relname || ' (' || array_to_string(array(
                SELECT a.attname FROM unnest(x.indkey) WITH ORDINALITY k(number, position)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number
                ORDER BY k.position), ', ') || ')'
        FROM pg_index x
        JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
        WHERE t.relnamespace = current_schema()::regnamespace)sql"},
    db::query{"migrate.postgres_constraints", R"sql(
        SELECT t.relname, CASE contype WHEN 'f' THEN 'foreign key ' ELSE 'check ' END || conname,
            pg_get_constraintdef(x.oid)
        FROM pg_constraint x JOIN pg_class t ON t.oid = x.conrelid
        WHERE t.relnamespace = current_schema()::regnamespace AND contype IN ('f', 'c'))sql"},
    db::query{"migrate.postgres_enums", R"sql(
        SELECT '', 'enum ' || t.typname,
            (SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
             FROM pg_enum e WHERE e.enumtypid = t.oid)
        FROM pg_type t
        WHERE t.typnamespace = current_schema()::regnamespace AND t.typtype = 'e')sql"},
};

constexpr std::array sqlite_queries{
    db::query{"migrate.sqlite_tables", R"sql(
        SELECT name, 'table ' || name, '' FROM sqlite_master
        WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_')sql"},
    db::query{"migrate.sqlite_columns", R"sql(
        SELECT m.name, 'column ' || m.name || '.' || p.name,
            p.type || CASE WHEN p."notnull" THEN ' NOT NULL' ELSE '' END
            || coalesce(' DEFAULT ' || p.dflt_value, '')
        FROM sqlite_master m JOIN pragma_table_info(m.name) p
        WHERE m.type = 'table' AND substr(m.name, 1, 7) <> 'sqlite_')sql"},
    db::query{"migrate.sqlite_keys", R"sql(
        SELECT m.name, 'primary key of ' || m.name,
            m.name || ' (' || (SELECT group_concat(k.name, ', ')
            FROM (SELECT p.name FROM pragma_table_info(m.name) p WHERE p.pk > 0 ORDER BY p.pk) k)
            || ')'
        FROM sqlite_master m
        WHERE m.type = 'table' AND substr(m.name, 1, 7) <> 'sqlite_')sql"},
    db::query{"migrate.sqlite_indexes", R"sql(
        SELECT m.name, 'index ' || l.name, CASE WHEN l."unique" THEN 'unique ' ELSE '' END
            || m.name || ' (' || (SELECT group_concat(i.name, ', ')
                FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno) i) || ')'
        FROM sqlite_master m JOIN pragma_index_list(m.name) l
        WHERE m.type = 'table' AND l.origin <> 'pk')sql"},
    db::query{"migrate.sqlite_references", R"sql(
        SELECT m.name, 'foreign key ' || m.name || '_' || f."from" || '_fkey',
            'FOREIGN KEY (' || f."from" || ') REFERENCES ' || f."table" || '(' || f."to"
            || ') ON UPDATE ' || f.on_update || ' ON DELETE ' || f.on_delete
        FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table')sql"},
};

constexpr db::query sqlite_definitions{"migrate.sqlite_definitions", R"sql(
    SELECT name, 'checks of ' || name, sql FROM sqlite_master
    WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_')sql"};

// Tables in which migrations keep their own books.
bool is_ledger(std::string_view table) {
    return table == "foyer_migrations" || table == "foyer_pushed_schema" ||
           table == "foyer_rehearsals" || table == "_prisma_migrations";
}

std::string postgres_type_name(const schema::column_def& c) {
    auto type = type_sql(c, schema::dialect::postgres);
    if (c.type == schema::kind::enumeration) return type;
    if (c.type == schema::kind::timestamp) return "timestamp(3) with time zone";
    std::ranges::transform(type, type.begin(), [](char x) {
        return x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x;
    });
    return type;
}

std::string listed(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& p : parts) out += (out.empty() ? "" : ", ") + p;
    return out;
}

void add_column(
    facts& out, const schema::database_schema& s, const schema::table_def& t,
    const schema::column_def& c, schema::dialect d
) {
    auto text = d == schema::dialect::sqlite ? type_sql(c, d) : postgres_type_name(c);
    if (!c.nullable) text += " NOT NULL";
    if (c.default_value) text += " DEFAULT " + default_sql(c, d);
    out["column " + t.name + "." + c.name] = text;
    if (!c.references.empty()) {
        const auto& target = s.target_of(c);
        auto sql = references_sql(s, c);
        out["foreign key " + foreign_key_name(t, c)] =
            "FOREIGN KEY (" + c.name + ") REFERENCES " + target.name + "(" +
            target.primary_key.front() + ")" + sql.substr(sql.find(" ON UPDATE"));
    }
    if (d == schema::dialect::postgres && !c.check.empty()) out["check " + check_name(t, c)] = "";
}

}

facts read_facts(db::database& db) {
    facts out;
    const auto note = [&](const db::row& r) {
        if (!is_ledger(r.text(0))) out.emplace(r.text(1), r.text(2));
    };
    if (db.which() == db::engine::postgres) {
        for (const auto& q : postgres_queries) db.each(q, note);
        return out;
    }
    for (const auto& q : sqlite_queries) db.each(q, note);
    db.each(sqlite_definitions, [&](const db::row& r) {
        if (!is_ledger(r.text(0))) out.emplace(r.text(1), conditions_in(r.text(2)));
    });
    return out;
}

facts facts_of(const schema::database_schema& s, schema::dialect d) {
    facts out;
    for (const auto& t : s.tables) {
        out["table " + t.name] = "";
        out["primary key of " + t.name] = t.name + " (" + listed(t.primary_key) + ")";
        for (const auto& c : t.columns) add_column(out, s, t, c, d);
        for (const auto& i : t.indexes)
            out["index " + i.name] =
                (i.unique ? "unique " : "") + t.name + " (" + listed(i.columns) + ")";
        if (d == schema::dialect::sqlite)
            out["checks of " + t.name] = conditions_in(create_table_sql(s, t, d));
    }
    if (d == schema::dialect::postgres)
        for (const auto& e : enums_of(s)) out["enum " + e.name] = listed(e.values);
    return out;
}

std::vector<finding> database_against_code(db::database& db, const schema::database_schema& code) {
    const auto expected = facts_of(code, dialect_of(db.which()));
    const auto found = read_facts(db);
    std::vector<finding> out;
    for (const auto& [object, definition] : expected) {
        const auto there = found.find(object);
        if (there == found.end())
            out.push_back({object, definition, "nothing"});
        else if (there->second != definition && !object.starts_with("check "))
            out.push_back({object, definition, there->second});
    }
    for (const auto& [object, definition] : found)
        if (!expected.contains(object)) out.push_back({object, "nothing", definition});
    std::ranges::sort(out, {}, &finding::object);
    return out;
}

}
