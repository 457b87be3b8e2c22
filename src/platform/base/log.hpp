#pragma once

#include <spdlog/spdlog.h>

#include <cstddef>
#include <filesystem>
#include <string_view>

// Logging is spdlog's; this file only sets it up. Messages are for administrators, in English, and
// never hold personal data or secrets.
namespace foyer {

// One line a message: time in UTC, level, text. `level` is spdlog's name (debug, info, warn,
// error).
void start_log(std::string_view level);

// From now on to a file instead of standard error, for who has no journal that rotates: when the
// file has `max_bytes` it becomes FILE.1 (before its extension), and so on; there are never more
// than `max_files` of them. One program a file. Throws spdlog::spdlog_ex when it cannot be written.
void log_to_file(const std::filesystem::path& file, std::size_t max_bytes, std::size_t max_files);

}
