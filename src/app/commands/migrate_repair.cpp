#include "app/commands/migrate_verbs.hpp"
#include "app/tables.hpp"
#include "platform/db/migrate/drift/repair.hpp"
#include "platform/schema/database_schema.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

struct repair_options {
    std::vector<std::string> objects;
    bool dry_run{};
    bool accept_loss{};
};

void print(const migrate::repair_plan& plan) {
    fmt::print("{}", plan.script);
    for (const auto& f : plan.mended) fmt::print("-- mends {}\n", f.object);
    for (const auto& l : plan.losses) fmt::print("-- would lose {}\n", migrate::describe(l));
    for (const auto& v : plan.violations) fmt::print("-- in the way: {}\n", migrate::describe(v));
}

int repair(const configuration& c, const repair_options& o) {
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const auto code = schema::make_schema(all_tables());
    const auto there = migrate::compare_all(*db, *history, code);
    const auto wanted = migrate::named(there.open, o.objects);
    if (wanted.has_error()) return refused(wanted.error());
    const auto plan = migrate::plan_repair(*db, code, there, *wanted);
    if (o.dry_run) {
        print(plan);
    } else {
        const auto done = migrate::run_repair(*db, plan, o.accept_loss);
        if (done.has_error()) return refused(done.error());
        for (const auto& f : plan.mended) fmt::print("repaired {}\n", f.object);
        for (const auto& l : plan.losses) fmt::print("lost {}\n", migrate::describe(l));
    }
    for (const auto& object : plan.by_hand) fmt::print("left for a hand: {}\n", object);
    if (wanted->empty()) fmt::print("There is nothing to repair.\n");
    return plan.by_hand.empty() ? exit_done : exit_drift;
}

}

void add_repair_verb(CLI::App& group, command& chosen) {
    const auto o = std::make_shared<repair_options>();
    auto* verb = add_verb(
        group, chosen, "repair", "Makes the database as the code says, object by object",
        [o](const configuration& c) { return repair(c, *o); }
    );
    verb->add_option("object", o->objects, "what `migrate diff` names; everything when not given");
    verb->add_flag("--dry-run", o->dry_run, "print the SQL, change nothing");
    verb->add_flag("--accept-loss", o->accept_loss, "give up what extra columns and tables hold");
}

}
