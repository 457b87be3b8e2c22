#pragma once

#include "platform/schema/table.hpp"

#include <optional>
#include <string>
#include <vector>

// What makes definitions impossible, in words; nothing when they are sound. In code a fault is our
// bug and ends the program (builder.hpp, make_schema); in a file it is an error to report.
namespace foyer::schema {

std::optional<std::string> fault_of(const table_def& table);

// Between tables: names used twice, references that lead nowhere, enums with two sets of values.
std::optional<std::string> fault_between(const std::vector<table_def>& tables);

}
