#pragma once

#include "platform/db/migrate/parts.hpp"
#include "platform/db/migrate/statement_runner.hpp"

namespace foyer::migrate {

// Runs a part that stands alone, outside any transaction. `was_begun`: a run before was interrupted
// in it, so that an index which is there now, or gone, is its work. An invalid index under the name
// of one that is to be made is dropped first.
result<> run_alone(statement_runner& r, const part& p, bool was_begun);

}
