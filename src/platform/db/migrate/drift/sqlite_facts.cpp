#include "platform/db/migrate/drift/engine_facts.hpp"
#include "platform/db/migrate/drift/table_text.hpp"

#include <array>

namespace foyer::migrate {

namespace {

// Each gives rows of (table, object, definition).
constexpr std::array sqlite_fact_queries{
    db::query{"migrate.sqlite_tables", R"sql(
        SELECT name, 'table ' || name,
            CASE type WHEN 'table' THEN '' ELSE type || ' ' END
            || CASE WHEN wr THEN 'WITHOUT ROWID ' ELSE '' END
            || CASE WHEN strict THEN 'STRICT' ELSE '' END
        FROM pragma_table_list
        WHERE schema = 'main' AND type IN ('table', 'virtual')
        AND substr(name, 1, 7) <> 'sqlite_')sql"},
    db::query{"migrate.sqlite_columns", R"sql(
        SELECT m.name, 'column ' || m.name || '.' || p.name,
            p.type || CASE WHEN p."notnull" THEN ' NOT NULL' ELSE '' END
            || coalesce(' DEFAULT ' || p.dflt_value, '')
            || CASE p.hidden WHEN 2 THEN ' GENERATED' WHEN 3 THEN ' GENERATED STORED' ELSE '' END
        FROM sqlite_master m JOIN pragma_table_xinfo(m.name) p
        WHERE m.type = 'table' AND p.hidden <> 1 AND substr(m.name, 1, 7) <> 'sqlite_')sql"},
    db::query{"migrate.sqlite_keys", R"sql(
        SELECT m.name, 'primary key of ' || m.name,
            '(' || coalesce((SELECT group_concat(k.name, ', ')
            FROM (SELECT p.name FROM pragma_table_info(m.name) p WHERE p.pk > 0 ORDER BY p.pk) k),
            '') || ')'
        FROM sqlite_master m
        WHERE m.type = 'table' AND substr(m.name, 1, 7) <> 'sqlite_')sql"},
    // An index over an expression or with a condition is known by its text alone.
    db::query{"migrate.sqlite_indexes", R"sql(
        SELECT m.name, 'index ' || l.name || ' of ' || m.name,
            CASE WHEN l."unique" THEN 'unique ' ELSE '' END
            || CASE WHEN l.partial OR EXISTS (SELECT 1 FROM pragma_index_info(l.name) WHERE cid < 0)
                THEN (SELECT substr(s.sql, instr(s.sql, '(')) FROM sqlite_master s
                    WHERE s.type = 'index' AND s.name = l.name)
                ELSE '(' || (SELECT group_concat(i.name || CASE WHEN i."desc" THEN ' DESC'
                    ELSE '' END || CASE WHEN i.coll <> 'BINARY' THEN ' COLLATE ' || i.coll
                    ELSE '' END, ', ')
                    FROM (SELECT name, "desc", coll FROM pragma_index_xinfo(l.name)
                        WHERE "key" = 1 ORDER BY seqno) i) || ')' END
        FROM sqlite_master m JOIN pragma_index_list(m.name) l
        WHERE m.type = 'table' AND l.origin <> 'pk')sql"},
    db::query{"migrate.sqlite_references", R"sql(
        SELECT m.name, 'foreign key ' || m.name || '_' || f."from" || '_fkey of ' || m.name,
            'FOREIGN KEY (' || f."from" || ') REFERENCES ' || f."table"
            || '(' || coalesce(f."to", '') || ') ON UPDATE ' || f.on_update
            || ' ON DELETE ' || f.on_delete
        FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table')sql"},
    db::query{"migrate.sqlite_texts", R"sql(
        SELECT tbl_name, CASE type WHEN 'view' THEN 'view ' || name
            ELSE 'trigger ' || name || ' of ' || tbl_name END, sql
        FROM sqlite_master WHERE type IN ('view', 'trigger'))sql"},
};

constexpr db::query definitions{"migrate.sqlite_definitions", R"sql(
    SELECT name, sql FROM sqlite_master
    WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_')sql"};

void add_text_facts(facts& out, const std::string& table, std::string_view create_table) {
    for (auto& c : conditions_in(create_table)) {
        if (c.name.empty())
            out["check (" + c.text + ") of " + table] = "";
        else
            out["check " + c.name + " of " + table] = std::move(c.text);
    }
    if (auto collations = listed(collations_in(create_table)); !collations.empty())
        out["collation of " + table] = std::move(collations);
}

}

facts read_sqlite_facts(db::session& db) {
    facts out;
    for (const auto& q : sqlite_fact_queries)
        db.each(q, [&](const db::row& r) {
            if (!is_ledger(r.text(0))) out.emplace(r.text(1), r.text(2));
        });
    db.each(definitions, [&](const db::row& r) {
        if (!is_ledger(r.text(0))) add_text_facts(out, std::string(r.text(0)), r.text(1));
    });
    return out;
}

}
