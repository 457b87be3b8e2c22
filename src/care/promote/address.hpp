#pragma once

#include <string>

namespace foyer::promote {

// The address of a database as it may be shown and kept: without its password, the path of a SQLite
// file absolute, so that it means the same in every folder.
std::string shown_address(const std::string& url);

}
