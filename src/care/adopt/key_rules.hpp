#pragma once

#include "care/adopt/staging.hpp"

namespace foyer::adopt {

// Keys that lead nowhere, in the order of dependency, so that what hangs on a row that is set aside
// is looked at after it. What the table does when its target is deleted says what is done: the key
// becomes empty (SET NULL), the row is set aside (CASCADE), or it blocks (RESTRICT).
void mend_keys(staging& staged, const schema::database_schema& schema);

}
