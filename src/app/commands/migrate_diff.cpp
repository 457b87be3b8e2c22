#include "app/commands/migrate_verbs.hpp"
#include "app/tables.hpp"
#include "platform/db/migrate/draft.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/schema/database_schema.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

// The difference between code and lock file, then between code and the database.
int diff(const configuration& c) {
    const auto code = schema::make_schema(all_tables());
    const auto lock = migrate::embedded_lock_file();
    if (lock.has_error()) return refused(lock.error());
    const auto undrafted = migrate::code_against_lock(*lock, code);
    for (const auto& change : undrafted) fmt::print("not in any migration: {}\n", change);
    const auto drift = migrate::database_against_code(*open_database(c), code);
    for (const auto& f : drift)
        fmt::print("{}\n  expected {}\n  found    {}\n", f.object, f.expected, f.found);
    if (undrafted.empty() && drift.empty()) fmt::print("Code, migrations and database agree.\n");
    return undrafted.empty() && drift.empty() ? exit_done : exit_refused;
}

}

void add_diff_verb(CLI::App& group, command& chosen) {
    add_verb(group, chosen, "diff", "What code, migrations and database disagree about", diff);
}

}
