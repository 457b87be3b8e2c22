#include "care/adopt/source_schema.hpp"

#include <algorithm>
#include <map>

namespace foyer::adopt {

namespace {

// Table, column, type, whether it may be NULL, place in the primary key (0: none).
constexpr db::query list_columns{
    "adopt.list_columns",
    R"sql(
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
        coalesce((SELECT k.position
            FROM pg_index x, unnest(x.indkey) WITH ORDINALITY k(number, position)
            WHERE x.indrelid = c.oid AND x.indisprimary AND k.number = a.attnum), 0)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind IN ('r', 'p')
    AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname, a.attnum)sql",
    R"sql(
    SELECT m.name, p.name, p.type, p."notnull" = 0, p.pk
    FROM sqlite_master m JOIN pragma_table_info(m.name) p
    WHERE m.type = 'table' AND substr(m.name, 1, 7) <> 'sqlite_'
    ORDER BY m.name, p.cid)sql"
};

bool is_ledger(std::string_view table) {
    return table == "_prisma_migrations" || table.starts_with("foyer_");
}

}

const source_column* source_table::find_column(std::string_view column) const {
    const auto found = std::ranges::find(columns, column, &source_column::name);
    return found == columns.end() ? nullptr : &*found;
}

const source_table* source_schema::find_table(std::string_view name) const {
    const auto found = std::ranges::find(tables, name, &source_table::name);
    return found == tables.end() ? nullptr : &*found;
}

source_schema read_source_schema(db::session& source) {
    source_schema out;
    std::map<std::int64_t, std::string> key; // of the table being read
    const auto end_table = [&] {
        for (auto& [place, column] : key) out.tables.back().key.push_back(std::move(column));
        key.clear();
    };
    source.each(list_columns, [&](const db::row& r) {
        if (is_ledger(r.text(0))) return;
        if (out.tables.empty() || out.tables.back().name != r.text(0)) {
            if (!out.tables.empty()) end_table();
            out.tables.push_back({std::string(r.text(0)), {}, {}});
        }
        auto& columns = out.tables.back().columns;
        columns.push_back({std::string(r.text(1)), std::string(r.text(2)), r.boolean(3)});
        if (r.integer(4) > 0) key.emplace(r.integer(4), columns.back().name);
    });
    if (!out.tables.empty()) end_table();
    return out;
}

}
