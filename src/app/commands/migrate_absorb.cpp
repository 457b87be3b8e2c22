#include "app/commands/migrate_verbs.hpp"
#include "app/tables.hpp"
#include "platform/db/migrate/drift/absorb.hpp"
#include "platform/schema/database_schema.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

int absorb(const configuration& c) {
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const auto done = migrate::absorb(*db, *history, schema::make_schema(all_tables()));
    if (done.has_error()) return refused(done.error());
    for (const auto& version : done->versions) fmt::print("noted {}, not run\n", version);
    for (const auto& statement : done->row_changes)
        fmt::print("look whether this is done, its file was not run: {}\n", statement);
    return exit_done;
}

}

void add_absorb_verb(CLI::App& group, command& chosen) {
    add_verb(
        group, chosen, "absorb",
        "Notes the versions that wait, when the database has everything they make already", absorb
    );
}

}
