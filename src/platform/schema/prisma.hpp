#pragma once

#include "platform/schema/ddl.hpp"

#include <string>

namespace foyer::schema {

// The schema as Prisma 7 reads it, one a database: its diff finds no difference to a database that
// our migrations made. Fields are camelCase with @map, models carry the names of the structs, both
// ends of a relation are named (relations.hpp). Without url and generator: whoever uses it adds
// them. On SQLite decimals are Int or BigInt, in units of their last digit: exact in every sum.
std::string export_prisma(const database_schema& schema, dialect d);

}
