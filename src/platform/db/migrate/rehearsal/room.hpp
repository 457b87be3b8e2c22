#pragma once

#include "platform/db/migrate/rehearsal/disk.hpp"

// Whether the disk holds what a rehearsal and a restore point need, asked before anything starts.
namespace foyer::migrate {

struct room_options {
    bool clone{};                         // there will be a clone
    bool all_rows{};                      // of PostgreSQL: with every row
    std::filesystem::path restore_folder; // there may be a restore point here; empty: none
    std::int64_t keep_free{};             // bytes that shall be free afterwards
};

// A clone needs twice the size of the database (the copy, and what rebuilt tables and checksums of
// rows take), a sample on PostgreSQL 64 MB, a restore point the size of the tables. Answers and
// errors of check_disks.
result<std::vector<std::string>> check_room(db::session& s, const room_options& o);

}
