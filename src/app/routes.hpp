#pragma once

#include "platform/http/route.hpp"

#include <span>
#include <vector>

namespace foyer::app {

// Every route of the program, module by module.
std::vector<std::span<const http::route>> all_routes();

}
