#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/migration.hpp"

#include <span>

// What stands between a database's history and this program's, before anything is done.
namespace foyer::migrate {

// The version that the history says; 0 when the database is empty. errc::conflict:
//     migration.no_history          tables of ours are there, the history is not
//     migration.history_unreadable  the history has wrong columns, a row that makes no sense, a
//                                   version twice, or a version missing before another
//     migration.unknown_version     the database has a version that the program does not know
//     migration.edited              an applied file is not the file that was applied
// Each message says what to do. A database made by `db push` has no history: it is at the last
// version.
result<int> recorded_version(db::database& db, std::span<const migration> history);

// The same, and "migration.history_behind" when objects of the next version are there already.
result<int> check_history(db::database& db, std::span<const migration> history);

}
