#include "app/commands/migrate_careful.hpp"
#include "platform/db/migrate/drift/history_check.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

int deploy(const configuration& c, const careful_words& words) {
    const auto db = open_database(c, true);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const auto version = migrate::check_history(*db, *history);
    if (version.has_error()) return refused(version.error());
    const careful_run run(c, words, "applying");
    const auto done = migrate::deploy_carefully(*db, *history, run.options());
    if (done.has_error()) return refused_carefully(done.error());
    print_point(*done);
    for (const auto& s : done->steps)
        fmt::print("applied {:04} {} ({} ms)\n", s.version, s.name, s.duration_ms);
    if (done->steps.empty()) fmt::print("The database is up to date.\n");
    return exit_done;
}

}

void add_deploy_verb(CLI::App& group, command& chosen) {
    const auto words = std::make_shared<careful_words>();
    auto* verb = add_verb(
        group, chosen, "deploy", "Applies what is pending; makes the database when it is missing",
        [words](const configuration& c) {
            return words->dry_run ? show_deploy_plan(c) : deploy(c, *words);
        }
    );
    add_careful_words(*verb, *words);
}

}
