#include "app/commands/migrate_careful.hpp"
#include "app/installation_secret.hpp"
#include "platform/db/address.hpp"
#include "platform/db/migrate/drift/history_check.hpp"
#include "shop/catalog/derived_columns.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

struct deploy_words : careful_words {
    bool unless_lost{};
};

// A new SQLite file in the place of a lost one would be a shop without goods that says it is ready.
bool is_lost(const configuration& c) {
    if (db::engine_of(c.database) != db::engine::sqlite || !has_served(c.data)) return false;
    const std::filesystem::path file = db::sqlite_path(c.database);
    return !std::filesystem::exists(file) || std::filesystem::file_size(file) == 0;
}

int refused_as_lost(const configuration& c) {
    fmt::print(
        stderr,
        "foyer: {} is not there, but this installation has served before: put it back, or `foyer "
        "restore` a backup. `foyer migrate deploy` would make an empty one.\n",
        std::filesystem::absolute(db::sqlite_path(c.database)).string()
    );
    return exit_unavailable;
}

int deploy(const configuration& c, const deploy_words& words) {
    if (words.unless_lost && is_lost(c)) return refused_as_lost(c);
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
    catalog::rebuild_derived_columns(*db);
    if (done->steps.empty()) fmt::print("The database is up to date.\n");
    return exit_done;
}

}

void add_deploy_verb(CLI::App& group, command& chosen) {
    const auto words = std::make_shared<deploy_words>();
    auto* verb = add_verb(
        group, chosen, "deploy", "Applies what is pending; makes the database when it is missing",
        [words](const configuration& c) {
            return words->dry_run ? show_deploy_plan(c) : deploy(c, *words);
        }
    );
    add_careful_words(*verb, *words);
    verb->add_flag(
        "--unless-lost", words->unless_lost,
        "make no new SQLite database where this installation has served before (for services)"
    );
}

}
