#pragma once

#include "app/configuration.hpp"
#include "platform/base/result.hpp"

namespace foyer::app {

// Serves until SIGTERM or SIGINT, then lets answers under way finish (at most 10 s). Returns an
// exit_code, or why it did not begin: the schema of the database is not the program's
// (migrate::make_ready). Throws db::unavailable when the database cannot be reached at the start.
result<int> serve(const configuration& c);

}
