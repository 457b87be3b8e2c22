#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// Whether the disk holds what a rehearsal and a restore point need, asked before anything starts.
namespace foyer::migrate {

struct room_options {
    std::string url;
    bool clone{};                         // there will be a clone
    bool all_rows{};                      // of PostgreSQL: with every row
    std::filesystem::path restore_folder; // there may be a restore point here; empty: none
    std::int64_t keep_free{};             // bytes that shall be free afterwards
};

// A clone needs twice the size of the database (the copy, and what rebuilt tables and checksums of
// rows take), a sample on PostgreSQL 64 MB, a restore point the size of the tables. Error:
// "migration.no_room", each field a place with what it needs and has. What cannot be known (the
// disk of another machine, or one that the role may not ask about) is said in the lines that are
// returned.
result<std::vector<std::string>> check_room(db::database& db, const room_options& o);

// "12.3 MB"
std::string size_text(std::int64_t bytes);

}
