#pragma once

#include "platform/base/result.hpp"
#include "platform/schema/database_schema.hpp"

#include <filesystem>
#include <string>
#include <string_view>

// migrations/lock.json: the schema after the last migration. The next one is drafted from the
// difference between it and the tables in code, without a database.
namespace foyer::migrate {

struct lock_file {
    int version{}; // of the last migration; 0 when there is none
    schema::database_schema schema;
};

// The same schema gives the same text, made to be read in a review: a line a column. Holds what the
// database knows of a column, not its tags and lengths.
std::string to_json(const lock_file& lock);

// errc::invalid "migration.lock_unreadable" when the text is no lock file.
result<lock_file> parse_lock_file(std::string_view text);

// The one of a folder of migrations; empty when there is none.
result<lock_file> read_lock(const std::filesystem::path& folder);

// Writes a file of such a folder, which is made where it is missing. errc::unavailable
// "migration.not_written".
result<> write_file(const std::filesystem::path& file, std::string_view text);

// The one that was built into the program; empty when none was.
result<lock_file> embedded_lock_file();

}
