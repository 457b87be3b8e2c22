#include "app/commands/migrate_progress.hpp"
#include "app/commands/migrate_verbs.hpp"
#include "platform/db/migrate/drift/history_check.hpp"
#include "platform/db/migrate/runner.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

int deploy(const configuration& c, migrate::run_options how) {
    const auto db = open_database(c, true);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const auto version = migrate::check_history(*db, *history);
    if (version.has_error()) return refused(version.error());
    const auto done = [&] {
        migrate_progress progress("applying");
        progress.follow(how);
        return migrate::deploy(*db, *history, progress.on_step(), how);
    }();
    if (done.has_error()) return refused(done.error());
    for (const auto& s : *done)
        fmt::print("applied {:04} {} ({} ms)\n", s.version, s.name, s.duration_ms);
    if (done->empty()) fmt::print("The database is up to date.\n");
    return exit_done;
}

}

void add_deploy_verb(CLI::App& group, command& chosen) {
    const auto how = std::make_shared<migrate::run_options>();
    auto* verb = add_verb(
        group, chosen, "deploy", "Applies what is pending; makes the database when it is missing",
        [how](const configuration& c) { return deploy(c, *how); }
    );
    add_waiting_options(*verb, *how);
}

}
