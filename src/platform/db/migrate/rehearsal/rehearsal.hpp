#pragma once

#include "platform/base/result.hpp"
#include "platform/db/backup/examine_copy.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/loss.hpp"
#include "platform/db/migrate/migration.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// A migration and its way back, tried on a clone before it touches the data.
namespace foyer::migrate {

enum class direction : std::uint8_t { deploy, rollback };

enum class verdict : std::uint8_t {
    lossless,   // there and back again, every row is as it was
    lossy,      // it works, and rows or structure are not what they were
    impossible, // a step failed
    skipped,    // nobody looked
};

std::string_view word_of(direction d); // "deploy"
std::string_view word_of(verdict v);   // "lossy"

using backup::examination;

struct rehearsal_options {
    std::string url; // of the real database
    bool all_rows{}; // PostgreSQL: not only a sample
    int sample_rows{1000};
    std::filesystem::path folder; // restore points, and on PostgreSQL what the rehearsal writes
    std::int64_t keep_free{64 << 20};
    // What the last version of the history makes, when it is known.
    const schema::database_schema* code{};
    // Asked of a whole clone at the last version.
    examination examine{};
    // Hears what is being done, for a line of progress.
    std::function<void(std::string_view)> on_stage{};
};

struct rehearsal {
    direction way{};
    int from{};
    int to{};
    verdict found{};
    std::vector<loss> losses{};       // rows that are gone or not what they were
    std::vector<finding> structure{}; // what the way back and forth did not bring back
    std::vector<std::string> notes{}; // what else is good to know
    std::string failed_step{};        // "up", "checks"... when it is impossible
    std::string reason{};
    bool is_sample{};
    std::int64_t rows{}; // that were compared
    int duration_ms{};
};

// Goes from version `from` to `to` on a clone, looks, goes back, holds everything against what
// was, and goes once more. Neither the real database nor its rows are touched. Errors:
// "migration.no_room", "migration.rehearsal_not_possible", and those of deploy and rollback that
// are no fault of a step (an edited file, an unknown version). Throws db::failure.
result<rehearsal> rehearse(
    db::database& db, std::span<const migration> history, int from, int to,
    const rehearsal_options& o
);

// The verdict as lines for people.
std::string describe(const rehearsal& r);

}
