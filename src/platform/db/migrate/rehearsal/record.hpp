#pragma once

#include "platform/base/timestamp.hpp"
#include "platform/db/migrate/rehearsal/rehearsal.hpp"

#include <optional>

// The table in which a database remembers the rehearsals of its migrations. It is made here, not by
// a migration.
namespace foyer::migrate {

struct rehearsal_record {
    std::string id;
    timestamp ended_at;
    std::string direction; // as texts, so that no enum of PostgreSQL has to be made
    int from_version{};
    int to_version{};
    std::string verdict;
    std::string details; // the lines that were printed
    bool is_sample{};
    std::int64_t rows_compared{};
    int duration_ms{};
    std::string program_version;
};

const schema::table_def& rehearsal_record_table();

// errc::conflict "migration.locked" when the table is missing and another program does not come to
// its end.
result<> note_rehearsal(db::database& db, const rehearsal& r, std::string_view program_version);

// The newest; nothing when there was none.
std::optional<rehearsal_record> last_rehearsal(db::database& db);

}
