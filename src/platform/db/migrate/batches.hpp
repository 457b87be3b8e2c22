#pragma once

#include "platform/db/migrate/parts.hpp"
#include "platform/db/migrate/statement_runner.hpp"

namespace foyer::migrate {

// Runs the statement of a part again and again, a transaction each, until it changes no row, and
// tells how far it is after each. errc::conflict "migration.failed" when rows remain at the end, or
// when the statement changes row after row and no fewer remain.
result<> run_batches(statement_runner& r, const part& p);

}
