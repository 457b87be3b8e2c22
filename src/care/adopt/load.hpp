#pragma once

#include "care/adopt/intake.hpp"

namespace foyer::adopt {

// Writes the staged rows of a table into ours, which stands in `to` and is empty; keys to the own
// table (the parent of a category) in a second pass. Throws db::constraint_violation for a row that
// the rules should have found.
void load_staged(
    staging& staged, db::session& to, const schema::table_def& table,
    const progress_function& on_progress
);

}
