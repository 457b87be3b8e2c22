#pragma once

#include "platform/schema/documentation.hpp"
#include "platform/schema/table.hpp"

#include <vector>

namespace foyer {

// Every table of the program, each after the tables that its keys point to (a category's own parent
// aside).
const std::vector<const schema::table_def*>& all_tables();

// The same tables by the wings they belong to.
const std::vector<schema::table_group>& tables_by_wing();

}
