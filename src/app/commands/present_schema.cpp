#include "app/commands/present_schema.hpp"

#include "platform/db/database.hpp"
#include "platform/db/migrate/migration.hpp"
#include "platform/db/migrate/push.hpp"
#include "platform/db/migrate/runner.hpp"

namespace foyer::app {

result<int> present_schema(db::database& db) {
    FOYER_TRY(const auto history, migrate::embedded_migrations(db.which()));
    const int last = history.empty() ? 0 : history.back().version;
    if (migrate::was_pushed(db)) return last;
    error other{errc::conflict, "schema.not_current", ""};
    for (const auto& step : migrate::status(db, history)) {
        if (step.state == migrate::state::pending)
            other.message = "the database lacks migrations: run `foyer migrate deploy` first";
        else if (step.state == migrate::state::unknown)
            other.message = "the database is newer than this program";
    }
    if (!other.message.empty()) return other;
    return last;
}

}
