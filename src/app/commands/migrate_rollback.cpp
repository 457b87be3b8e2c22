#include "app/commands/migrate_progress.hpp"
#include "app/commands/migrate_verbs.hpp"
#include "platform/db/migrate/runner.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

int rollback(const configuration& c, migrate::rollback_options o) {
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const auto done = [&] {
        migrate_progress progress("going back over");
        progress.follow(o.how);
        return migrate::rollback(*db, *history, o, progress.on_step());
    }();
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
    auto* verb = add_verb(
        group, chosen, "rollback", "Goes back one version, or to --to",
        [o](const configuration& c) { return rollback(c, *o); }
    );
    verb->add_option("--to", o->to, "version to arrive at; 0 is an empty database");
    add_waiting_options(*verb, o->how);
    verb->add_flag("--accept-loss", o->accept_loss, "give up the rows that the way back destroys");
}

}
