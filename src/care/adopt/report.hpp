#pragma once

#include "care/adopt/examination.hpp"
#include "platform/schema/ddl.hpp"

#include <filesystem>
#include <string>

namespace foyer::adopt {

enum class destination : std::uint8_t { undecided, in_place, new_database };

// What was found and what would be done, to be read by a person: tables, columns, then problems,
// the first few of each kind. The same shop gives the same text.
std::string report_text(examination& e, schema::dialect result, destination where);

// Every problem as a line of JSON in a new file that only its owner can read. Throws
// std::system_error when the file exists or the disk refuses.
std::int64_t write_problems(examination& e, const std::filesystem::path& file);

}
