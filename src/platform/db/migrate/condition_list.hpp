#pragma once

#include <string>
#include <string_view>

namespace foyer::migrate {

// The conditions of all CHECKs of a CREATE TABLE text, sorted, one a line.
std::string conditions_in(std::string_view create_table);

}
