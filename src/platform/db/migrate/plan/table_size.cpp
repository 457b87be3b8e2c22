#include "platform/db/migrate/plan/table_size.hpp"

#include "platform/db/migrate/journal.hpp"
#include "platform/schema/ddl.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

constexpr std::int64_t count_bound = 1'000'000;

constexpr db::query estimated_rows{
    "migrate.estimated_rows",
    "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass(quote_ident($1))"
};

constexpr db::query table_bytes{
    "migrate.table_bytes", "SELECT pg_table_size(to_regclass(quote_ident($1)))",
    "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = $1 AND aggregate = TRUE"
};

constexpr db::query index_bytes{
    "migrate.index_bytes", "SELECT pg_indexes_size(to_regclass(quote_ident($1)))",
    R"sql(
    SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE aggregate = TRUE
    AND name IN (SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = $1))sql"
};

}

std::int64_t bounded_rows(db::session& db, const std::string& table, std::string_view condition) {
    const auto text = "SELECT count(*) FROM (SELECT 1 FROM " + schema::quoted(table) +
                      std::string(condition) + " LIMIT " + std::to_string(count_bound) +
                      ") counted";
    const auto rows = db.first<std::int64_t>(db::query{"migrate.count_rows", text}).value_or(0);
    if (rows < count_bound || db.which() == db::engine::sqlite || !condition.empty()) return rows;
    return std::max(count_bound, db.first<std::int64_t>(estimated_rows, table).value_or(0));
}

const table_size& table_sizes::of(const std::string& table) {
    const auto known = known_.find(table);
    return known != known_.end() ? known->second : known_[table] = read(table);
}

table_size table_sizes::read(const std::string& table) {
    if (table.empty() || !has_table(db_, table)) return {};
    return {
        bounded_rows(db_, table, {}), db_.first<std::int64_t>(table_bytes, table).value_or(0),
        db_.first<std::int64_t>(index_bytes, table).value_or(0)
    };
}

}
