#pragma once

#include "platform/db/migrate/drift/repair.hpp"

#include <string>
#include <vector>

// The statements of a repair, one writer an engine.
namespace foyer::migrate {

struct repair_statements {
    std::vector<finding> mended;
    std::vector<schema::statement> statements;
    std::vector<loss> losses; // beside those that the script itself shows
    std::vector<std::string> by_hand;
};

repair_statements postgres_repair(
    db::database& db, const schema::database_schema& code, const std::vector<finding>& wanted
);

repair_statements sqlite_repair(
    db::database& db, const schema::database_schema& code, const drift& there,
    const std::vector<finding>& wanted
);

// DROP of a whole extra object that looks the same on both engines; empty for the others.
std::string drop_extra(const object_name& o);

}
