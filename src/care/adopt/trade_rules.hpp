#pragma once

#include "care/adopt/staging.hpp"

namespace foyer::adopt {

// What the trade knows of whole tables: cart lines of nothing and of the same product twice, stock
// lines whose quantity has no sign, totals that are not the sum of their parts. Computes what
// search finds products by.
void apply_trade_rules(staging& staged, const schema::database_schema& schema);

}
