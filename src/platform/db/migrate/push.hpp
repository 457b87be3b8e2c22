#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/lock_file.hpp"
#include "platform/db/migrate/loss.hpp"

#include <string>
#include <vector>

// `db push`, for development only: makes a database as the tables in code are, without a migration.
// The database then remembers the pushed schema instead of versions, and `deploy` refuses it.
namespace foyer::migrate {

bool was_pushed(db::database& db);

struct pushed {
    std::vector<std::string> changes;
    std::vector<loss> losses;
};

// From what was pushed last, from the version of `lock` when the database has exactly that one, or
// from an empty database. errc::conflict: "migration.not_at_lock" for any other database,
// "migration.would_lose_rows" as in rollback, "migration.locked" when another program does not come
// to its end.
result<pushed> push(
    db::database& db, const lock_file& lock, const schema::database_schema& code, bool accept_loss
);

}
