#include "app/commands/migrate_verbs.hpp"
#include "platform/db/migrate/runner.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

int deploy(const configuration& c) {
    const auto db = open_database(c, true);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const auto done = migrate::deploy(*db, *history);
    if (done.has_error()) return refused(done.error());
    for (const auto& s : *done)
        fmt::print("applied {:04} {} ({} ms)\n", s.version, s.name, s.duration_ms);
    if (done->empty()) fmt::print("The database is up to date.\n");
    return exit_done;
}

}

void add_deploy_verb(CLI::App& group, command& chosen) {
    const auto dry_run = std::make_shared<bool>(false);
    auto* verb = add_verb(
        group, chosen, "deploy", "Applies what is pending; makes the database when it is missing",
        [dry_run](const configuration& c) { return *dry_run ? show_deploy_plan(c) : deploy(c); }
    );
    verb->add_flag("--dry-run", *dry_run, "show what would be done, as migrate plan does");
}

}
