#pragma once

#include "platform/base/result.hpp"
#include "platform/db/migrate/drift/comparison.hpp"
#include "platform/db/migrate/drift/violations.hpp"
#include "platform/db/migrate/loss.hpp"

#include <span>
#include <string>
#include <vector>

// Makes a database as the code says, object by object. No row is deleted and no value changed that
// nobody has given up.
namespace foyer::migrate {

struct repair_plan {
    std::vector<finding> mended;       // with what a rebuild of the same table mends beside
    std::string script;                // one transaction
    std::vector<loss> losses;          // what extra tables and columns hold
    std::vector<violation> violations; // rows that the code's rules would not take

    std::vector<std::string> by_hand; // objects that no statement of ours can mend
};

// What has to be done about the findings. On SQLite what ALTER TABLE cannot do is a rebuild of the
// table, which keeps columns, CHECKs, indexes and triggers that are extra and that `wanted` does
// not name.
repair_plan plan_repair(
    db::database& db, const schema::database_schema& code, const drift& there,
    const std::vector<finding>& wanted
);

// Runs the script. errc::conflict, with a field each: "migration.rows_in_the_way" when rows break a
// rule, "migration.would_lose_rows" when extra columns or tables hold something and accept_loss is
// not set, "migration.mend_by_hand" when nothing else is left; "migration.repair_failed" when the
// engine refuses, which leaves the database as it was; "migration.locked" when another program
// keeps the lock of migrations or a table.
result<> run_repair(db::database& db, const repair_plan& plan, bool accept_loss);

// The findings that the words name: a whole object ("index a_idx of a"), or its name alone
// ("a_idx"). All when there are no words. errc::not_found "migration.no_such_difference".
result<std::vector<finding>> named(
    const std::vector<finding>& all, std::span<const std::string> words
);

}
