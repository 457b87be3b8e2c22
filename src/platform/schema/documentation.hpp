#pragma once

#include "platform/schema/database_schema.hpp"

#include <span>
#include <string>
#include <vector>

namespace foyer::schema {

// Tables that are read about together: those of a wing.
struct table_group {
    std::string name;
    std::vector<const table_def*> tables;
};

// The schema as a Markdown document: a diagram a group and a list of columns a table, as both
// engines declare them.
std::string export_markdown(const database_schema& schema, std::span<const table_group> groups);

}
