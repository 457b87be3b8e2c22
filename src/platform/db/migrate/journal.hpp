#pragma once

#include "platform/base/timestamp.hpp"
#include "platform/db/database.hpp"
#include "platform/schema/table.hpp"

#include <string>
#include <vector>

// The table in which a database remembers its own history. The runner makes it; no migration does.
namespace foyer::migrate {

struct applied_migration {
    int version{};
    std::string name;
    std::string up_sha256;
    std::string down_sha256;
    timestamp applied_at;
    int duration_ms{};
    // Rows whose reference leads nowhere after the step; a CHECK holds it at 0. SQLite has foreign
    // keys off while a table is rebuilt, and this is how the step asks for them before its commit.
    int broken_references{};
};

const schema::table_def& applied_migration_table();

// What was applied, oldest first; empty when the table is not there yet.
std::vector<applied_migration> read_journal(db::database& db);

// Makes the table where it is missing. Several programs may do so at once.
void ensure_journal(db::database& db);

// Whether the database has a table of that name.
bool has_table(db::session& db, std::string_view name);

// The statements as one transaction that no other migration runs beside: behind an advisory lock on
// PostgreSQL (the one that Prisma's migrations take), with the write lock and without foreign keys
// on SQLite. For database::execute_script.
std::string as_exclusive_transaction(db::engine e, std::string_view statements);

// Statements that note a version as applied, and as gone. On SQLite both fail on
// broken_references when a reference leads nowhere.
std::string note_begin(const applied_migration& row);
std::string note_references(db::engine e, int version);
std::string note_gone(int version);

void note_duration(db::database& db, int version, int duration_ms);

}
