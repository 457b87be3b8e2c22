#pragma once

#include "care/adopt/staging.hpp"

namespace foyer::adopt {

// Asks the staged rows what only whole tables can answer, notes it and mends what has a mending:
// keys that lead nowhere, cart lines of the same product, stock lines that do not add up,
// duplicates, CHECKs, totals. To be called once, when every table is in.
void apply_row_rules(staging& staged, const schema::database_schema& schema);

}
