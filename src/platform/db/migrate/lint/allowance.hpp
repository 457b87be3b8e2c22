#pragma once

#include "platform/db/migrate/lint/rule.hpp"

#include <vector>

// Exceptions that a file makes: "-- foyer:allow RULE reason".
namespace foyer::migrate {

// Takes out the findings (from `first` on) that the file allows, and adds one for each line that
// allows nothing.
void apply_allowances(
    const linted_file& file, std::vector<lint_finding>& findings, std::size_t first
);

}
