#pragma once

#include "platform/base/result.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

// Copies of a database to which `migrate restore` goes back.
namespace foyer::migrate {

struct restore_point {
    std::string name; // "0002_20261125T190425456Z", version and moment (UTC)
    std::filesystem::path file;
    int version{};
    timestamp taken_at;
    std::int64_t bytes{};
};

// A checked copy (backup/back_up.hpp) in `folder`, which is made when it is missing. Nothing is
// overwritten, and only the owner can read it. Errors: those of back_up.
result<restore_point> take_restore_point(db::database& db, const std::filesystem::path& folder);

// The same for who holds the database otherwise: `copy` writes the file that it is given.
result<restore_point> keep_restore_point(
    db::engine e, int version, const std::filesystem::path& folder,
    const std::function<void(const std::string&)>& copy
);

// Those of an engine, newest first.
std::vector<restore_point> list_restore_points(const std::filesystem::path& folder, db::engine e);

}
