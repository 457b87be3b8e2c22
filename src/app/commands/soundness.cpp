#include "app/commands/soundness.hpp"

#include "app/commands/present_schema.hpp"
#include "app/tables.hpp"
#include "care/integrity/examination.hpp"
#include "platform/db/database.hpp"

#include <fmt/format.h>

namespace foyer::app {

std::vector<std::string> broken_rules(db::database& db) {
    std::vector<std::string> out;
    for (const auto& f : integrity::examine(db, all_tables(), now()).findings)
        if (f.level == integrity::severity::problem)
            out.push_back(fmt::format("{}: {} rows: {}", f.check, f.count, f.wrong));
    return out;
}

std::vector<std::string> faults_of_copy(db::database& db) {
    if (const auto version = present_schema(db); version.has_error())
        return {"the copy was not examined: " + version.error().message};
    return broken_rules(db);
}

}
