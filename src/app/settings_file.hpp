#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace foyer::app {

// What the file says `database` is; nothing when it does not say, or is not there. Throws
// configuration_error when it cannot be read.
std::optional<std::string> database_in(const std::filesystem::path& file);

// Puts another address there and leaves every other byte of the file as it is. The file is replaced
// as a whole, with its owner and its permissions, or not at all. False when the value does not
// stand alone on a line that can be changed; nothing was done then. Throws std::system_error when
// the disk refuses.
bool set_database_in(const std::filesystem::path& file, const std::string& address);

}
