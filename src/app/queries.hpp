#pragma once

#include "platform/db/query.hpp"

#include <vector>

namespace foyer::app {

// Every named query of the program, for the test that prepares each on both engines.
std::vector<const db::query*> all_queries();

}
