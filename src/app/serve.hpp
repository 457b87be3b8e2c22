#pragma once

#include "app/configuration.hpp"

namespace foyer::app {

// Serves until SIGTERM or SIGINT, then lets answers under way finish (at most 10 s). Returns an
// exit_code: exit_refused with a message when the database's schema is not the program's. Throws
// db::unavailable when the database cannot be reached at the start.
int serve(const configuration& c);

}
