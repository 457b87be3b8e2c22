#pragma once

#include "platform/db/migrate/inspection.hpp"

#include <string>

// What can be done about a difference, in exact words. Never "reset".
namespace foyer::migrate {

struct remedies {
    std::string absorb; // makes it part of the code: what to write, then which command
    std::string repair; // makes the database as the code says
    std::string ignore; // leaves it, with a reason
};

remedies remedies_for(const finding& f, const schema::database_schema& code);

}
