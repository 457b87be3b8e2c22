#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/migration.hpp"

#include <span>
#include <string>
#include <vector>

// Versions whose objects a database has already, because somebody made them by hand.
namespace foyer::migrate {

struct absorbed {
    std::vector<std::string> versions; // "0003_add_colour"
    // Statements of their files that change rows: they were not run.
    std::vector<std::string> row_changes;
};

// Notes every version that waits as applied, without running its file. errc::conflict
// "migration.not_as_code" when something that the code wants is missing or different (a field
// each; what is extra or ignored does not matter), "migration.nothing_waits" when no version does;
// the errors of recorded_version.
result<absorbed> absorb(
    db::database& db, std::span<const migration> history, const schema::database_schema& code
);

}
