#include "platform/db/migrate/journal.hpp"

#include "platform/db/migrate/migration.hpp"
#include "platform/schema/builder.hpp"

#include <boost/describe.hpp>

namespace foyer::migrate {

BOOST_DESCRIBE_STRUCT(
    applied_migration, (),
    (version, name, up_sha256, down_sha256, applied_at, duration_ms, broken_references)
)

namespace {

constexpr std::string_view table_name = "foyer_migrations";

constexpr db::query find_table{
    "migrate.find_table", "SELECT count(*) FROM pg_class WHERE oid = to_regclass(quote_ident($1))",
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1"
};

constexpr db::query list_applied{"migrate.list_applied", R"sql(
    SELECT version, name, up_sha256, down_sha256, applied_at, duration_ms, broken_references
    FROM foyer_migrations ORDER BY version)sql"};

constexpr db::query set_duration{
    "migrate.set_duration", "UPDATE foyer_migrations SET duration_ms = $2 WHERE version = $1"
};

}

const schema::table_def& applied_migration_table() {
    static const auto table =
        schema::table<applied_migration>(table_name)
            .primary_key(&applied_migration::version)
            .check(&applied_migration::broken_references, "broken_references = 0")
            .addition()
            .build();
    return table;
}

bool has_table(db::session& db, std::string_view name) {
    return db.first<std::int64_t>(find_table, name).value_or(0) != 0;
}

std::vector<applied_migration> read_journal(db::database& db) {
    if (!has_table(db, table_name)) return {};
    return db.all<applied_migration>(list_applied);
}

void ensure_journal(db::database& db) {
    if (has_table(db, table_name)) return;
    const auto& table = applied_migration_table();
    auto sql = create_table_sql({{table}}, table, dialect_of(db.which()));
    sql.insert(sql.find(" \""), " IF NOT EXISTS");
    db.execute_script(as_exclusive_transaction(db.which(), sql));
}

std::string as_exclusive_transaction(db::engine e, std::string_view statements) {
    std::string text = e == db::engine::sqlite
                           ? "PRAGMA foreign_keys = OFF;\nBEGIN IMMEDIATE;\n"
                           : "BEGIN;\nSELECT pg_advisory_xact_lock(72707369);\n";
    text += statements;
    return text + ";\nCOMMIT;\n";
}

std::string note_begin(const applied_migration& row) {
    return "INSERT INTO foyer_migrations (version, name, up_sha256, down_sha256, applied_at,"
           " duration_ms, broken_references) VALUES (" +
           std::to_string(row.version) + ", " + schema::literal(row.name) + ", " +
           schema::literal(row.up_sha256) + ", " + schema::literal(row.down_sha256) + ", " +
           schema::literal(to_database_text(row.applied_at)) + ", 0, 0);\n";
}

std::string note_references(db::engine e, int version) {
    if (e == db::engine::postgres) return {};
    return "\nUPDATE foyer_migrations SET broken_references ="
           " (SELECT count(*) FROM pragma_foreign_key_check) WHERE version = " +
           std::to_string(version) + ";\n";
}

std::string note_gone(int version) {
    return "\nDELETE FROM foyer_migrations WHERE version = " + std::to_string(version);
}

void note_duration(db::database& db, int version, int duration_ms) {
    db.change(set_duration, version, duration_ms);
}

}
