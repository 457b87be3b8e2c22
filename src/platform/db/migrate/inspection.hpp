#pragma once

#include "platform/db/database.hpp"
#include "platform/schema/ddl.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// `migrate diff`: what a database has, against what the tables in code say it has.
namespace foyer::migrate {

// Object and definition, in words both sides can be put in: "column orders.currency" is
// "TEXT NOT NULL DEFAULT 'DZD'". The objects:
//     table T, column T.C, primary key of T, index N of T, foreign key N of T, check N of T,
//     trigger N of T, collation of T, view N, enum N, type N, sequence N
// A CHECK without a name, as the ones that stand for types on SQLite, is "check (CONDITION) of T".
using facts = std::map<std::string, std::string>;

struct object_name {
    std::string kind;  // "column"
    std::string table; // empty for what belongs to no table
    std::string name;  // "currency"; of a table its own name, of a primary key nothing
};

object_name parse_object(std::string_view object);

// What is in the database; the tables in which migrations keep books (foyer_..., Prisma's own) and
// what extensions brought are left out.
facts read_facts(db::session& db);

// What would be there if migrations made exactly this schema. On PostgreSQL conditions stand as
// they were written; the server would say them in its own words.
facts facts_of(const schema::database_schema& schema, schema::dialect d);

struct finding {
    std::string object;
    std::string expected; // "nothing" when code does not know the object
    std::string found;    // "nothing" when the database does not have it

    bool is_missing() const { return found == "nothing"; }
    bool is_extra() const { return expected == "nothing"; }
};

enum class depth : std::uint8_t {
    full,
    // For a start that must be fast: on PostgreSQL a CHECK is known by its name.
    quick,
};

// What to look for in a database that has `found`. A full look on PostgreSQL lets the server say
// the expected conditions in its own words: it makes temporary tables in a transaction that is
// rolled back.
facts expected_facts(
    db::database& db, const schema::database_schema& code, const facts& found, depth how
);

// Every difference, sorted by object. Of a table that is missing or extra its parts are left out.
std::vector<finding> compare(const facts& expected, const facts& found);

// Both at once; empty when the database is as code wants it.
std::vector<finding> database_against_code(
    db::database& db, const schema::database_schema& code, depth how = depth::full
);

}
