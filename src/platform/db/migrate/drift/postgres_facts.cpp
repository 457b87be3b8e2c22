#include "platform/db/migrate/drift/engine_facts.hpp"

#include <array>

namespace foyer::migrate {

namespace {

// Each gives rows of (table, object, definition).
constexpr std::array postgres_fact_queries{
    db::query{"migrate.postgres_relations", R"sql(
        SELECT c.relname,
            CASE c.relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view ' WHEN 'm' THEN 'view '
                ELSE 'table ' END || c.relname,
            CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid, true)
                WHEN c.relkind = 'S' THEN format_type(s.seqtypid, NULL)
                ELSE CASE c.relkind WHEN 'r' THEN '' WHEN 'p' THEN 'partitioned '
                        ELSE 'foreign ' END
                    || CASE WHEN c.relpersistence = 'u' THEN 'unlogged ' ELSE '' END
                    || CASE WHEN c.relrowsecurity THEN 'row level security' ELSE '' END END
        FROM pg_class c LEFT JOIN pg_sequence s ON s.seqrelid = c.oid
        WHERE c.relnamespace = current_schema()::regnamespace
        AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
            AND d.objid = c.oid AND d.deptype IN ('e', 'i')))sql"},
    db::query{"migrate.postgres_columns", R"sql(
        SELECT c.relname, 'column ' || c.relname || '.' || a.attname,
            format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attcollation NOT IN (0, t.typcollation)
                THEN ' COLLATE ' || quote_ident(l.collname) ELSE '' END
            || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
            || CASE WHEN a.attidentity <> '' THEN ' GENERATED AS IDENTITY'
                WHEN a.attgenerated <> ''
                THEN ' GENERATED (' || pg_get_expr(d.adbin, d.adrelid) || ')'
                ELSE coalesce(' DEFAULT '
                || regexp_replace(pg_get_expr(d.adbin, d.adrelid), '::[^'']+$', ''), '') END
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_collation l ON l.oid = a.attcollation
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'f')
        AND a.attnum > 0 AND NOT a.attisdropped)sql"},
    db::query{
        "migrate.postgres_indexes", R"sql(
        SELECT t.relname, CASE WHEN x.indisprimary THEN 'primary key of '
                ELSE 'index ' || i.relname || ' of ' END || t.relname,
            CASE WHEN x.indisunique AND NOT x.indisprimary THEN 'unique ' ELSE '' END
            || CASE WHEN m.amname <> 'btree' THEN m.amname || ' ' ELSE '' END
            || '(' || array_to_string(array(
                SELECT coalesce(a.attname, pg_get_indexdef(i.oid, k.n, true))
                    || CASE x.indoption[k.n - 1] & 3 WHEN 1 THEN ' DESC NULLS LAST'
                        WHEN 2 THEN ' NULLS FIRST' WHEN 3 THEN ' DESC' ELSE '' END
                FROM generate_series(1, x.indnkeyatts::int) k(n)
                LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[k.n - 1]
                    AND a.attnum > 0
                ORDER BY k.n), ', ') || ')'
            || CASE WHEN x.indnatts > x.indnkeyatts THEN ' INCLUDE (' || array_to_string(array(
                SELECT pg_get_indexdef(i.oid, k, true)
                FROM generate_series(x.indnkeyatts + 1, x.indnatts) k), ', ') || ')' ELSE '' END
            || CASE WHEN x.indnullsnotdistinct THEN ' NULLS NOT DISTINCT' ELSE '' END
            || coalesce(' WHERE ' || pg_get_expr(x.indpred, x.indrelid, true), '')
            || CASE WHEN x.indimmediate THEN '' ELSE ' DEFERRABLE' END
            || CASE WHEN x.indisvalid THEN '' ELSE ' INVALID' END
        FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
        WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p', 'm'))sql"
    },
    db::query{"migrate.postgres_constraints", R"sql(
        SELECT t.relname, CASE x.contype WHEN 'f' THEN 'foreign key ' ELSE 'check ' END
                || x.conname || ' of ' || t.relname,
            CASE x.contype WHEN 'f' THEN pg_get_constraintdef(x.oid)
                ELSE pg_get_expr(x.conbin, x.conrelid, true)
                    || CASE WHEN x.convalidated THEN '' ELSE ' NOT VALID' END END
        FROM pg_constraint x JOIN pg_class t ON t.oid = x.conrelid
        WHERE t.relnamespace = current_schema()::regnamespace AND x.contype IN ('f', 'c'))sql"},
    db::query{"migrate.postgres_triggers", R"sql(
        SELECT t.relname, 'trigger ' || g.tgname || ' of ' || t.relname,
            pg_get_triggerdef(g.oid, true)
            || CASE WHEN g.tgenabled = 'D' THEN ' DISABLED' ELSE '' END
        FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
        WHERE t.relnamespace = current_schema()::regnamespace AND NOT g.tgisinternal)sql"},
    db::query{"migrate.postgres_types", R"sql(
        SELECT '', CASE t.typtype WHEN 'e' THEN 'enum ' ELSE 'type ' END || t.typname,
            CASE t.typtype
                WHEN 'e' THEN coalesce((
                    SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
                    FROM pg_enum e WHERE e.enumtypid = t.oid), '')
                ELSE format_type(t.typbasetype, t.typtypmod) END
        FROM pg_type t
        WHERE t.typnamespace = current_schema()::regnamespace AND t.typtype IN ('e', 'd')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_type'::regclass
            AND d.objid = t.oid AND d.deptype = 'e'))sql"},
};

constexpr db::query conditions{"migrate.postgres_conditions", R"sql(
    SELECT 'check ' || x.conname || ' of ' || t.relname, pg_get_expr(x.conbin, x.conrelid, true)
    FROM pg_constraint x JOIN pg_class t ON t.oid = x.conrelid
    WHERE t.relnamespace = current_schema()::regnamespace AND x.contype = 'c')sql"};

// Tables of the session's own with nothing but what conditions need, in one round trip.
std::string temporary_tables(const schema::database_schema& s) {
    constexpr auto d = schema::dialect::postgres;
    std::string text = "DO $foyer$ BEGIN SET LOCAL search_path = pg_temp;\n";
    for (const auto& e : enums_of(s)) text += create_enum_sql(e) + ";\n";
    for (const auto& t : s.tables) {
        std::string lines;
        std::string checks;
        for (const auto& c : t.columns) {
            lines += (lines.empty() ? "" : ", ") + schema::quoted(c.name) + " " + type_sql(c, d);
            if (!c.check.empty())
                checks +=
                    ", CONSTRAINT " + schema::quoted(check_name(t, c)) + " CHECK (" + c.check + ")";
        }
        if (!checks.empty())
            text +=
                "CREATE TEMPORARY TABLE " + schema::quoted(t.name) + " (" + lines + checks + ");\n";
    }
    return text + "END $foyer$";
}

}

facts read_postgres_facts(db::session& db) {
    facts out;
    for (const auto& q : postgres_fact_queries)
        db.each(q, [&](const db::row& r) {
            if (!is_ledger(r.text(0))) out.emplace(r.text(1), r.text(2));
        });
    return out;
}

facts conditions_in_words_of(db::database& db, const schema::database_schema& s) {
    const auto script = temporary_tables(s);
    facts out;
    // The error is how a closure asks to be rolled back.
    const auto undone = db.transaction([&](db::transaction& tx) -> result<> {
        out.clear();
        tx.run(db::query{"migrate.postgres_temporary_tables", script});
        tx.each(conditions, [&](const db::row& r) { out.emplace(r.text(0), r.text(1)); });
        return error{errc::conflict, "migration.only_looked", "nothing is kept"};
    });
    return undone.has_error() ? out : facts{};
}

}
