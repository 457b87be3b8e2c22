#include "app/commands/migrate_verbs.hpp"
#include "app/tables.hpp"
#include "platform/db/migrate/drift/comparison.hpp"
#include "platform/db/migrate/drift/ignored.hpp"
#include "platform/db/migrate/drift/repair.hpp"
#include "platform/schema/database_schema.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

struct ignore_options {
    std::string object;
    std::string reason;
    bool list{};
    bool forget{};
};

int list_ignored(db::database& db) {
    for (const auto& i : migrate::read_ignored(db))
        fmt::print(
            "{}\n  expected {}\n  found    {}\n  since    {}: {}\n", i.object, i.expected, i.found,
            to_iso(i.ignored_at), i.reason
        );
    return exit_done;
}

int forget(db::database& db, const std::string& object) {
    if (!migrate::forget(db, object)) {
        fmt::print(stderr, "foyer: {} is not ignored (--list shows what is)\n", object);
        return exit_absent;
    }
    fmt::print("{} is reported again\n", object);
    return exit_done;
}

int ignore(const configuration& c, const ignore_options& o) {
    const auto db = open_database(c);
    if (o.list) return list_ignored(*db);
    if (o.object.empty() || (o.reason.empty() && !o.forget)) {
        fmt::print(stderr, "foyer: name the object, and --reason (or --forget, or --list)\n");
        return exit_usage;
    }
    if (o.forget) return forget(*db, o.object);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const auto there = migrate::compare_all(*db, *history, schema::make_schema(all_tables()));
    const auto wanted = migrate::named(there.open, std::span(&o.object, 1));
    if (wanted.has_error()) return refused(wanted.error());
    for (const auto& f : *wanted) {
        const auto done = migrate::ignore(*db, f, o.reason);
        if (done.has_error()) return refused(done.error());
        fmt::print("{} is left as it is; when it changes it is reported again\n", f.object);
    }
    return exit_done;
}

}

void add_ignore_verb(CLI::App& group, command& chosen) {
    const auto o = std::make_shared<ignore_options>();
    auto* verb = add_verb(
        group, chosen, "ignore", "Leaves a difference as it is, with a reason",
        [o](const configuration& c) { return ignore(c, *o); }
    );
    verb->add_option("object", o->object, "what `migrate diff` names");
    verb->add_option("--reason", o->reason, "why, for the next who looks");
    verb->add_flag("--list", o->list, "show what is ignored, since when and why");
    verb->add_flag("--forget", o->forget, "report the object again");
}

}
