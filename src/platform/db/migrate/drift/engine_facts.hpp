#pragma once

#include "platform/db/migrate/inspection.hpp"

// The parts of an inspection that differ by engine.
namespace foyer::migrate {

facts read_postgres_facts(db::session& db);
facts read_sqlite_facts(db::session& db);

// What the code says of one table.
void add_table_facts(
    facts& out, const schema::database_schema& schema, const schema::table_def& table,
    schema::dialect d
);

// The conditions of all CHECKs of the schema as PostgreSQL itself words them, by object.
facts conditions_in_words_of(db::database& db, const schema::database_schema& schema);

// "a, b"
std::string listed(const std::vector<std::string>& parts);

// Tables in which migrations keep their own books, and Prisma its.
bool is_ledger(std::string_view table);

}
