#include "app/commands/command.hpp"
#include "app/tables.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/draft.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/lock_file.hpp"
#include "platform/db/migrate/push.hpp"
#include "platform/db/migrate/runner.hpp"
#include "platform/schema/database_schema.hpp"

#include <fmt/format.h>

#include <memory>

namespace foyer::app {

namespace {

struct migrate_options {
    std::string name;
    std::string folder{"migrations"};
    std::optional<int> to;
    bool accept_loss{};
};

int refuse(const error& e) {
    fmt::print(stderr, "foyer: {}\n", e.message);
    for (const auto& f : e.fields) fmt::print(stderr, "  {}: {}\n", f.field, f.detail);
    return exit_refused;
}

void print_steps(const std::vector<migrate::step>& steps, std::string_view verb) {
    for (const auto& s : steps)
        fmt::print("{} {:04} {} ({} ms)\n", verb, s.version, s.name, s.duration_ms);
}

int deploy(const configuration& c, const migrate_options&) {
    const auto db = open_database(c, true);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refuse(history.error());
    const auto done = migrate::deploy(*db, *history);
    if (done.has_error()) return refuse(done.error());
    print_steps(*done, "applied");
    if (done->empty()) fmt::print("The database is up to date.\n");
    return exit_done;
}

int status(const configuration& c, const migrate_options&) {
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refuse(history.error());
    bool clean = true;
    fmt::print("{:<9}{:<20}{:<10}{}\n", "version", "name", "state", "applied (UTC)");
    for (const auto& s : migrate::status(*db, *history)) {
        const auto state = s.state == migrate::state::applied   ? "applied"
                           : s.state == migrate::state::pending ? "pending"
                           : s.state == migrate::state::edited  ? "edited"
                                                                : "unknown";
        clean = clean && s.state == migrate::state::applied;
        fmt::print(
            "{:04}     {:<20}{:<10}{}\n", s.version, s.name, state,
            s.applied_at ? to_iso(*s.applied_at) : ""
        );
        if (!s.file.empty()) fmt::print("         {} is not the file that was applied\n", s.file);
    }
    return clean ? exit_done : exit_refused;
}

int rollback(const configuration& c, const migrate_options& o) {
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refuse(history.error());
    const auto done = migrate::rollback(*db, *history, {.to = o.to, .accept_loss = o.accept_loss});
    if (done.has_error()) {
        refuse(done.error());
        if (done.error().code == "migration.would_lose_rows")
            fmt::print(
                stderr, "Nothing was changed. With --accept-loss these rows are given up.\n"
            );
        return exit_refused;
    }
    print_steps(done->steps, "rolled back");
    for (const auto& l : done->losses) fmt::print("lost {}\n", migrate::describe(l));
    return exit_done;
}

int draft(const configuration&, const migrate_options& o) {
    const auto made = migrate::draft_next(o.folder, schema::make_schema(all_tables()), o.name);
    if (made.has_error()) return refuse(made.error());
    for (const auto& change : made->changes) fmt::print("{}\n", change);
    for (const auto& file : made->files) fmt::print("wrote {}\n", file.string());
    fmt::print("Read the files, then commit them.\n");
    return exit_done;
}

// The difference between code and lock file, then between code and the database.
int diff(const configuration& c, const migrate_options&) {
    const auto code = schema::make_schema(all_tables());
    const auto lock = migrate::embedded_lock_file();
    if (lock.has_error()) return refuse(lock.error());
    const auto undrafted = migrate::code_against_lock(*lock, code);
    for (const auto& change : undrafted) fmt::print("not in any migration: {}\n", change);
    const auto drift = migrate::database_against_code(*open_database(c), code);
    for (const auto& f : drift)
        fmt::print("{}\n  expected {}\n  found    {}\n", f.object, f.expected, f.found);
    if (undrafted.empty() && drift.empty()) fmt::print("Code, migrations and database agree.\n");
    return undrafted.empty() && drift.empty() ? exit_done : exit_refused;
}

int push(const configuration& c, const migrate_options& o) {
    const auto lock = migrate::embedded_lock_file();
    if (lock.has_error()) return refuse(lock.error());
    const auto db = open_database(c, true);
    const auto done = migrate::push(*db, *lock, schema::make_schema(all_tables()), o.accept_loss);
    if (done.has_error()) return refuse(done.error());
    for (const auto& change : done->changes) fmt::print("{}\n", change);
    for (const auto& l : done->losses) fmt::print("lost {}\n", migrate::describe(l));
    if (done->changes.empty()) fmt::print("The database is as the code wants it.\n");
    return exit_done;
}

using verb_function = int (*)(const configuration&, const migrate_options&);

CLI::App* add_verb(
    CLI::App& group, command& chosen, const std::shared_ptr<migrate_options>& o, const char* name,
    const char* what, verb_function run
) {
    auto* verb = group.add_subcommand(name, what);
    verb->callback([&chosen, o, run] {
        chosen = [o, run](const configuration& c) { return run(c, *o); };
    });
    return verb;
}

}

void add_migrate_commands(CLI::App& app, command& chosen) {
    const auto o = std::make_shared<migrate_options>();
    auto* group =
        app.add_subcommand("migrate", "The schema's history: forward, back, and where it stands");
    group->require_subcommand(1);
    group->fallthrough();
    add_verb(
        *group, chosen, o, "deploy",
        "Applies what is pending; makes the database when it is missing", deploy
    );
    add_verb(*group, chosen, o, "status", "Each version and whether it is applied", status);
    add_verb(*group, chosen, o, "diff", "What code, migrations and database disagree about", diff);
    auto* back =
        add_verb(*group, chosen, o, "rollback", "Goes back one version, or to --to", rollback);
    back->add_option("--to", o->to, "version to arrive at; 0 is an empty database");
    back->add_flag("--accept-loss", o->accept_loss, "give up the rows that the way back destroys");
    auto* dev = add_verb(
        *group, chosen, o, "dev", "Drafts the next migration from the tables in code", draft
    );
    dev->add_option("--name", o->name, "what it does, in snake_case")->required();
    dev->add_option("--folder", o->folder, "folder of the migrations")->capture_default_str();

    auto* db = app.add_subcommand("db", "The database itself, for development");
    db->require_subcommand(1);
    db->fallthrough();
    auto* pushing = add_verb(
        *db, chosen, o, "push", "Makes the database as the code is, without a migration", push
    );
    pushing->add_flag("--accept-loss", o->accept_loss, "give up the rows that this destroys");
}

}
