#pragma once

#include "platform/schema/database_schema.hpp"

#include <string>

namespace foyer::schema {

// The rows as TypeScript: an interface a table, named as in Prisma, its keys as JSON spells them;
// enums are unions of their texts. Money and other decimals are string (exact: "145000.00"), so are
// moments (ISO 8601, UTC); JSON is unknown, and what may be missing is `| null`. What must not
// leave the program is there too, and says so.
std::string export_typescript(const database_schema& schema);

}
