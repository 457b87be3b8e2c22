#pragma once

#include "platform/base/result.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/db/backup/retention.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

// Copies of a database to which `migrate restore` goes back.
namespace foyer::migrate {

enum class taken_before : std::uint8_t {
    loss,    // a step that gives something up
    restore, // the present of a restore, to go back to
};

struct restore_point {
    // "0002_20261125T190425456Z", version and moment (UTC); "...Z-left" before a restore.
    std::string name;
    std::filesystem::path file;
    int version{};
    timestamp taken_at;
    std::int64_t bytes{};
    taken_before what{};
};

// The newest 10, and those of the last 30 days.
inline constexpr backup::retention usual_retention{
    .keep = 10, .keep_days = 30, .what_goes = backup::retention::goes::beyond_both
};

// A checked copy (backup/back_up.hpp) in `folder`, which is made when it is missing. Nothing is
// overwritten, and only the owner can read it. What killed programs left of theirs goes
// (backup/folder_share.hpp). For a step that gives something up. Errors: those of back_up.
result<restore_point> take_restore_point(db::database& db, const std::filesystem::path& folder);

// The same of the present of a restore, for who holds the database otherwise: `copy` writes the
// file that it is given.
result<restore_point> keep_present(
    db::engine e, int version, const std::filesystem::path& folder,
    const std::function<void(const std::string&)>& copy
);

// Those of an engine, newest first.
std::vector<restore_point> list_restore_points(const std::filesystem::path& folder, db::engine e);

// Removes those of an engine that have outlived, and returns them. The newest that was taken before
// a loss stays, however many restores came after it: it alone holds what the last lossy step gave
// up. A file that cannot be removed stays.
std::vector<restore_point> prune_restore_points(
    const std::filesystem::path& folder, db::engine e, const backup::retention& r, timestamp at
);

}
