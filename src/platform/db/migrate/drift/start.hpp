#pragma once

#include "platform/base/result.hpp"
#include "platform/db/migrate/drift/comparison.hpp"

#include <span>
#include <string>
#include <vector>

// What a server does about its database before it serves.
namespace foyer::migrate {

struct start_notes {
    std::vector<finding> restored; // CHECKs and triggers that another tool had dropped
    std::vector<finding> harmless; // left as they are
};

// Puts dropped CHECKs and triggers back and refuses what the program cannot work with. Quick: on a
// database in order it only reads the catalogue. The errors of examine; "migration.drift" with the
// first blocking differences; when rows break a rule that would come back, those of run_repair, and
// nothing is changed.
result<start_notes> make_ready(
    db::database& db, std::span<const migration> history, const schema::database_schema& code
);

}
