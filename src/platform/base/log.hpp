#pragma once

#include <spdlog/spdlog.h>

#include <string_view>

// Logging is spdlog's; this file only sets it up. Messages are for administrators, in English, and
// never hold personal data or secrets.
namespace foyer {

// One line a message: time in UTC, level, text. `level` is spdlog's name (debug, info, warn,
// error).
void start_log(std::string_view level);

}
