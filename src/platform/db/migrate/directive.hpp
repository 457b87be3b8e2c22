#pragma once

#include "platform/db/migrate/parts.hpp"

// The line that begins a part of a migration file.
namespace foyer::migrate {

constexpr std::string_view directive_mark = "-- foyer:";

// Lines for the lint, which begin no part: "-- foyer:allow RULE reason".
constexpr std::string_view allowance_mark = "-- foyer:allow ";

// Reads "-- foyer:batches rows=1000 ..." into a part without statements; the error is a sentence
// without file and line.
result<part> read_directive(std::string_view line);

error bad_directive(std::string message);

}
