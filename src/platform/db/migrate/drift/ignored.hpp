#pragma once

#include "platform/base/timestamp.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/schema/table.hpp"

#include <string>
#include <string_view>
#include <vector>

// Differences that somebody has looked at and wants to keep, each with what it was and why. The
// table is made when the first one comes.
namespace foyer::migrate {

struct ignored_drift {
    std::string object;
    std::string expected;
    std::string found;
    std::string reason;
    timestamp ignored_at;
};

const schema::table_def& ignored_drift_table();

// By object; empty when the table is not there.
std::vector<ignored_drift> read_ignored(db::database& db);

// Whether the difference is still the one that was ignored.
bool is_ignored(const std::vector<ignored_drift>& ignored, const finding& f);

// Remembers it; again, with another reason or as it is now. errc::conflict "migration.locked" when
// the table is missing and another program does not come to its end.
result<> ignore(db::database& db, const finding& f, std::string_view reason);

// False when nobody ignored that object.
bool forget(db::database& db, std::string_view object);

}
