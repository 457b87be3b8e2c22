#pragma once

#include "platform/db/migrate/inspection.hpp"

#include <string>

namespace foyer::migrate {

struct rule_edit {
    std::string text; // what to write, into struct and builder or by hand; empty: it cannot be
    bool by_hand{};   // into the files of an empty version: no builder can say it
    std::string afterwards{}; // what the drafted version needs besides
};

// How a CHECK or a foreign key that differs becomes part of the code as it stands in the database.
rule_edit edit_for_rule(
    const finding& f, const object_name& o, const schema::database_schema& code
);

}
