#include "app/commands/migrate_verbs.hpp"
#include "app/tables.hpp"
#include "platform/db/migrate/push.hpp"
#include "platform/schema/database_schema.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

int push(const configuration& c, bool accept_loss) {
    const auto lock = migrate::embedded_lock_file();
    if (lock.has_error()) return refused(lock.error());
    const auto db = open_database(c, true);
    const auto done = migrate::push(*db, *lock, schema::make_schema(all_tables()), accept_loss);
    if (done.has_error()) return refused(done.error());
    for (const auto& change : done->changes) fmt::print("{}\n", change);
    for (const auto& l : done->losses) fmt::print("lost {}\n", migrate::describe(l));
    if (done->changes.empty()) fmt::print("The database is as the code wants it.\n");
    return exit_done;
}

}

void add_db_command(CLI::App& app, command& chosen) {
    auto* group = app.add_subcommand("db", "The database itself, for development");
    group->require_subcommand(1);
    group->fallthrough();
    const auto accept_loss = std::make_shared<bool>();
    auto* verb = add_verb(
        *group, chosen, "push", "Makes the database as the code is, without a migration",
        [accept_loss](const configuration& c) { return push(c, *accept_loss); }
    );
    verb->add_flag("--accept-loss", *accept_loss, "give up the rows that this destroys");
}

}
