#pragma once

#include "platform/base/result.hpp"

namespace foyer::db {
class database;
}

namespace foyer::app {

// The version of the schema that the database has, if it is the one that this program's tables
// want. Errors: "schema.not_current" (a migration is missing, or the database is newer), and those
// of the program's own migration files.
result<int> present_schema(db::database& db);

}
