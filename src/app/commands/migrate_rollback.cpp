#include "app/commands/migrate_verbs.hpp"
#include "platform/db/migrate/runner.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

int rollback(const configuration& c, const migrate::rollback_options& o) {
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const auto done = migrate::rollback(*db, *history, o);
    if (done.has_error()) {
        const int code = refused(done.error());
        if (done.error().code == "migration.would_lose_rows")
            fmt::print(
                stderr, "Nothing was changed. With --accept-loss these rows are given up.\n"
            );
        return code;
    }
    for (const auto& s : done->steps)
        fmt::print("rolled back {:04} {} ({} ms)\n", s.version, s.name, s.duration_ms);
    for (const auto& l : done->losses) fmt::print("lost {}\n", migrate::describe(l));
    return exit_done;
}

}

void add_rollback_verb(CLI::App& group, command& chosen) {
    const auto o = std::make_shared<migrate::rollback_options>();
    const auto dry_run = std::make_shared<bool>(false);
    auto* verb = add_verb(
        group, chosen, "rollback", "Goes back one version, or to --to",
        [o, dry_run](const configuration& c) {
            return *dry_run ? show_rollback_plan(c, o->to) : rollback(c, *o);
        }
    );
    verb->add_option("--to", o->to, "version to arrive at; 0 is an empty database");
    verb->add_flag("--accept-loss", o->accept_loss, "give up the rows that the way back destroys");
    verb->add_flag("--dry-run", *dry_run, "show what would be done, as migrate plan does");
}

}
