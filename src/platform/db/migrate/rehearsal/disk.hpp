#pragma once

#include "platform/base/result.hpp"
#include "platform/db/session.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// Whether disks hold what somebody is about to write.
namespace foyer::migrate {

struct disk_need {
    std::filesystem::path place; // existing; empty when the disk cannot be seen from here
    std::string what;            // "the clone"
    std::int64_t bytes{};
};

// What several need on the same disk is added up, and `keep_free` bytes shall be left of each.
// Error: "migration.no_room", each field a place with what it needs and has. What cannot be known
// (the disk of another machine, or one that the role may not ask about) is said in the lines that
// are returned.
result<std::vector<std::string>> check_disks(std::vector<disk_need> needs, std::int64_t keep_free);

// Folders that will be made are on the disk of the one they will be made in.
std::filesystem::path existing_part(std::filesystem::path folder);

// Where the engine keeps its files, if it runs here and the role may know; else empty.
std::filesystem::path place_of_database(db::session& s);

std::int64_t size_of_database(db::session& s);
// Without indexes, which no dump holds, on PostgreSQL; the whole file on SQLite.
std::int64_t size_of_tables(db::session& s);

// "12.3 MB"
std::string size_text(std::int64_t bytes);

}
