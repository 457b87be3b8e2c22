#pragma once

#include "platform/db/row.hpp"
#include "platform/db/value.hpp"
#include "platform/schema/table.hpp"

#include <vector>

namespace foyer::transfer {

// A row of `SELECT every column` as the parameters of an insert: moments to the millisecond,
// decimals with the digits of their column, JSON as the engine spells it.
std::vector<db::value> values_of(const schema::table_def& table, const db::row& row);

}
