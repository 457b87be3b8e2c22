#pragma once

#include "platform/db/migrate/lint/rule.hpp"

#include <string>
#include <vector>

// Findings as people and programs read them.
namespace foyer::migrate {

// file:line: severity: rule: what; for what is not a mere note also why, and what to write instead.
std::string describe(const lint_finding& f);

// "2 errors, 1 warning, 0 notes"
std::string summary(const std::vector<lint_finding>& findings);

// A JSON array; members without a value are left out.
std::string to_json(const std::vector<lint_finding>& findings);

// Each rule with what it is for.
std::string describe_rules();

}
