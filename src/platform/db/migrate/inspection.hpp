#pragma once

#include "platform/db/database.hpp"
#include "platform/schema/ddl.hpp"

#include <map>
#include <string>
#include <vector>

// `migrate diff`: what a database has, against what the tables in code say it has.
namespace foyer::migrate {

// Object and definition, in words both sides can be put in: "column orders.currency" is
// "TEXT NOT NULL DEFAULT 'DZD'".
using facts = std::map<std::string, std::string>;

// What is in the database, the journal and Prisma's own table aside.
facts read_facts(db::session& db);

// What would be there if migrations made exactly this schema.
facts facts_of(const schema::database_schema& schema, schema::dialect d);

struct finding {
    std::string object;
    std::string expected; // "nothing" when code does not know the object
    std::string found;    // "nothing" when the database does not have it
};

// Every difference, sorted by object; empty when the database is as code wants it. On PostgreSQL,
// which rewrites conditions, a CHECK is known by its name.
std::vector<finding> database_against_code(db::database& db, const schema::database_schema& code);

}
