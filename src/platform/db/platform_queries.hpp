#pragma once

#include "platform/db/query.hpp"

#include <vector>

namespace foyer::db {

// Every named query of the platform's own tables, for the test that prepares all of them.
std::vector<const query*> platform_queries();

}
