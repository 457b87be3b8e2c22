#pragma once

#include <string>
#include <vector>

namespace foyer::db {
class database;
}

namespace foyer::app {

// The doctor's examination, its broken rules only, a line each.
std::vector<std::string> broken_rules(db::database& db);

// The same for a copy, which may be of another version than the program's tables: then a line says
// that nobody could look.
std::vector<std::string> faults_of_copy(db::database& db);

}
