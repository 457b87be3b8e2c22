#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/run_options.hpp"
#include "platform/schema/table.hpp"

#include <string>
#include <string_view>

namespace foyer::migrate {

// The statements as one transaction for database::execute_script; on SQLite with the write lock
// and without foreign keys.
std::string as_transaction(db::engine e, std::string_view statements);

// Runs a script while nobody else changes the history (migration_lock.hpp). errc::conflict
// "migration.locked" when another program does not come to its end. Throws as execute_script does.
result<> run_exclusively(
    db::database& db, std::string_view script,
    std::chrono::milliseconds patience = run_options{}.patience
);

// Makes a table that no migration makes, where it is missing; errors as above.
result<> ensure_table(db::database& db, const schema::table_def& table);

}
