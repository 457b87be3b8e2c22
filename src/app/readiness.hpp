#pragma once

#include "app/configuration.hpp"
#include "platform/api/services.hpp"

#include <string>
#include <vector>

namespace foyer::app {

// What stands between the history of the database and this program, as a sentence with the remedy;
// empty when nothing does.
std::string schema_problem(db::database& db);

// What /readyz asks: the database answers, its schema is ours, the disk has room and
// takes writes.
std::vector<api::readiness_check> readiness_checks(db::database& db, const configuration& c);

}
