#pragma once

#include "platform/db/migrate/restore/restore.hpp"

namespace foyer::app {

// Restores as the options say, shows how far it is, and prints what the database is now and where
// the state before it is. What `restore` and `migrate restore` have in common.
result<migrate::restored> restore_shown(migrate::restore_options o);

}
