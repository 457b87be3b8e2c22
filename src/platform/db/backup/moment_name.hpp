#pragma once

#include "platform/base/timestamp.hpp"

#include <optional>
#include <string>

// Moments in the names of files; sorted as texts they are sorted by time.
namespace foyer::backup {

// "20261125T190425456Z"
std::string moment_name(timestamp t);

// Nothing for any other text.
std::optional<timestamp> parse_moment_name(std::string text);

}
