#include "platform/db/migrate/journal.hpp"

#include "platform/db/migrate/migration.hpp"
#include "platform/schema/builder.hpp"
#include "platform/schema/diff.hpp"

#include <boost/describe.hpp>

namespace foyer::migrate {

BOOST_DESCRIBE_STRUCT(
    applied_migration, (),
    (version, name, up_sha256, down_sha256, applied_at, duration_ms, broken_references, parts_done,
     part_begun)
)

namespace {

constexpr std::string_view table_name = "foyer_migrations";

constexpr db::query find_table{
    "migrate.find_table", "SELECT count(*) FROM pg_class WHERE oid = to_regclass(quote_ident($1))",
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1"
};

constexpr db::query list_applied{"migrate.list_applied", R"sql(
    SELECT version, name, up_sha256, down_sha256, applied_at, duration_ms, broken_references,
        parts_done, part_begun
    FROM foyer_migrations ORDER BY version)sql"};

// Before versions had parts: each is whole.
constexpr db::query list_applied_whole{"migrate.list_applied_whole", R"sql(
    SELECT version, name, up_sha256, down_sha256, applied_at, duration_ms, broken_references,
        NULL AS parts_done, $1 AS part_begun
    FROM foyer_migrations ORDER BY version)sql"};

constexpr db::query find_parts{
    "migrate.find_parts", R"sql(
    SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('foyer_migrations')
        AND attname = 'part_begun' AND NOT attisdropped)sql",
    "SELECT count(*) FROM pragma_table_info('foyer_migrations') WHERE name = 'part_begun'"
};

constexpr db::query insert_first{"migrate.insert_first", R"sql(
    INSERT INTO foyer_migrations (version, name, up_sha256, down_sha256, applied_at, duration_ms,
        broken_references, parts_done, part_begun)
    VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8))sql"};

constexpr db::query set_parts{"migrate.set_parts", R"sql(
    UPDATE foyer_migrations
    SET parts_done = $2, part_begun = $3, duration_ms = duration_ms + $4
    WHERE version = $1)sql"};

constexpr db::query delete_version{
    "migrate.delete_version", "DELETE FROM foyer_migrations WHERE version = $1"
};

bool has_parts(db::session& s) { return s.first<std::int64_t>(find_parts).value_or(0) != 0; }

// The table as it was before versions had parts.
schema::table_def table_without_parts() {
    auto table = applied_migration_table();
    std::erase_if(table.columns, [](const schema::column_def& c) {
        return c.name == "parts_done" || c.name == "part_begun";
    });
    return table;
}

std::vector<schema::statement> missing_definitions(db::session& s) {
    const schema::database_schema wanted{{applied_migration_table()}};
    const auto dialect = dialect_of(s.which());
    if (!has_table(s, table_name)) return statements_for({}, wanted, dialect);
    if (!has_parts(s)) return statements_for({{table_without_parts()}}, wanted, dialect);
    return {};
}

}

const schema::table_def& applied_migration_table() {
    static const auto table =
        schema::table<applied_migration>(table_name)
            .primary_key(&applied_migration::version)
            .check(&applied_migration::broken_references, "broken_references = 0")
            .defaults(&applied_migration::part_begun)
            .addition()
            .build();
    return table;
}

bool has_table(db::session& s, std::string_view name) {
    return s.first<std::int64_t>(find_table, name).value_or(0) != 0;
}

std::vector<applied_migration> read_journal(db::session& s) {
    if (!has_table(s, table_name)) return {};
    if (!has_parts(s)) return s.all<applied_migration>(list_applied_whole, false);
    return s.all<applied_migration>(list_applied);
}

result<> ensure_journal(statement_runner& r) {
    const auto missing = missing_definitions(r.session());
    if (missing.empty()) return {};
    r.limit_lock_waits(r.how().lock_timeout);
    return r.transaction([&]() -> result<> {
        for (const auto& definition : missing) r.run(definition.sql);
        return {};
    });
}

void note_first(db::session& s, const applied_migration& row) {
    s.change(
        insert_first, row.version, row.name, row.up_sha256, row.down_sha256, row.applied_at,
        row.duration_ms, row.parts_done, row.part_begun
    );
}

void note_parts(
    db::session& s, int version, std::optional<int> parts_done, bool part_begun, int duration_ms
) {
    s.change(set_parts, version, parts_done, part_begun, duration_ms);
}

void note_gone(db::session& s, int version) { s.change(delete_version, version); }

}
