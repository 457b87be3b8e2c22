#include "platform/db/migrate/rehearsal/sample.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

// So few rows fit on a page that a sample of pages, limit / this many, holds enough.
constexpr int few_rows_of_page = 10;

constexpr const char* list_sql = R"sql(
    SELECT c.oid, quote_ident(c.relname),
        string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
        starts_with(c.relname, 'foyer_') OR c.relname = '_prisma_migrations'
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
    AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.oid, c.relname ORDER BY c.relname)sql";

// Every reference between tables of the schema: how the rows of one lead to rows of the other.
constexpr const char* reference_sql = R"sql(
    SELECT x.conrelid, x.confrelid, x.conrelid::regclass, x.confrelid::regclass,
        (SELECT string_agg('target.' || quote_ident(t.attname) || ' = source.'
            || quote_ident(s.attname), ' AND ')
         FROM unnest(x.conkey, x.confkey) AS k(source, target)
         JOIN pg_attribute s ON s.attrelid = x.conrelid AND s.attnum = k.source
         JOIN pg_attribute t ON t.attrelid = x.confrelid AND t.attnum = k.target)
    FROM pg_constraint x JOIN pg_class c ON c.oid = x.conrelid
    JOIN pg_class p ON p.oid = x.confrelid
    WHERE x.contype = 'f' AND c.relnamespace = current_schema()::regnamespace
    AND p.relnamespace = c.relnamespace)sql";

// The sample is of pages, the same at each time; of a small table it is every page.
void choose_some(db::postgres_line& real, const copied_table& t, int limit) {
    const auto pages = std::stoll(real.ask_one(
        "SELECT pg_relation_size(" + t.oid + ") / current_setting('block_size')::bigint"
    ));
    const auto wanted = std::max(limit / few_rows_of_page, 1);
    std::string from = t.name;
    if (pages > 2 * wanted && !t.whole)
        from += " TABLESAMPLE SYSTEM (" +
                std::to_string(100.0 * static_cast<double>(wanted) / static_cast<double>(pages)) +
                ") REPEATABLE (1)";
    real.ask(
        "INSERT INTO foyer_sample SELECT " + t.oid + ", ctid FROM " + from +
        (t.whole ? "" : " LIMIT " + std::to_string(limit))
    );
}

std::int64_t chosen(db::postgres_line& real) {
    return std::stoll(real.ask_one("SELECT count(*) FROM foyer_sample"));
}

}

std::vector<copied_table> list_tables(db::postgres_line& real) {
    std::vector<copied_table> out;
    for (const auto& row : real.ask(list_sql))
        out.push_back({row[0], row[1], row[2], row[3] == "t"});
    return out;
}

void choose_rows(db::postgres_line& real, const std::vector<copied_table>& tables, int limit) {
    real.ask("BEGIN ISOLATION LEVEL REPEATABLE READ");
    real.ask(
        "CREATE TEMP TABLE foyer_sample (home oid, place tid, PRIMARY KEY (home, place))"
        " ON COMMIT DROP"
    );
    for (const auto& t : tables) choose_some(real, t, limit);
    const auto references = real.ask(reference_sql);
    // What is chosen may point to rows that point further; a circle ends when nothing is new.
    for (std::int64_t before = -1, now = chosen(real); now != before; now = chosen(real)) {
        before = now;
        for (const auto& r : references)
            real.ask(
                "INSERT INTO foyer_sample SELECT DISTINCT " + r[1] +
                "::oid, target.ctid FROM foyer_sample s JOIN " + r[2] +
                " source ON source.ctid = s.place JOIN " + r[3] + " target ON " + r[4] +
                " WHERE s.home = " + r[0] + " ON CONFLICT DO NOTHING"
            );
    }
}

std::int64_t copy_table(
    db::postgres_line& real, db::postgres_line& there, const copied_table& table, bool all_rows
) {
    const auto everything = table.name + " (" + table.columns + ")";
    const auto part = "(SELECT " + table.columns + " FROM foyer_sample JOIN " + table.name +
                      " t ON t.ctid = foyer_sample.place WHERE foyer_sample.home = " + table.oid +
                      ")";
    return real.copy_rows(all_rows ? everything : part, there, everything);
}

}
