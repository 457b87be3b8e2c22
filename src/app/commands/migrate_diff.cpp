#include "app/commands/migrate_verbs.hpp"
#include "app/tables.hpp"
#include "platform/db/migrate/draft.hpp"
#include "platform/db/migrate/drift/comparison.hpp"
#include "platform/db/migrate/drift/history_check.hpp"
#include "platform/db/migrate/drift/remedies.hpp"
#include "platform/schema/database_schema.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

// A plain table has no definition of its own.
std::string_view shown(std::string_view definition) {
    return definition.empty() ? "it is there" : definition;
}

void print(const migrate::finding& f, const schema::database_schema& code) {
    const auto remedies = migrate::remedies_for(f, code);
    fmt::print("{}\n  expected  {}\n", f.object, shown(f.expected));
    fmt::print("  found     {}\n  absorb    {}\n", shown(f.found), remedies.absorb);
    fmt::print("  repair    {}\n  ignore    {}\n\n", remedies.repair, remedies.ignore);
}

constexpr std::string_view legend =
    "absorb  makes it part of the code. A database that is so already, like this one, then takes\n"
    "        `foyer migrate absorb`, which notes the version and does not run it; others deploy.\n"
    "repair  makes the database as the code says, in one transaction; without --dry-run it is\n"
    "        done. What would be lost is counted first, and refused without --accept-loss.\n"
    "ignore  leaves it; it is reported again when it changes.\n";

// The difference between code and lock file, then between code and the database; what is wrong with
// the history comes last and decides how the command ends.
int diff(const configuration& c) {
    const auto code = schema::make_schema(all_tables());
    const auto lock = migrate::embedded_lock_file();
    if (lock.has_error()) return refused(lock.error());
    const auto undrafted = migrate::code_against_lock(*lock, code);
    for (const auto& change : undrafted) fmt::print("not in any migration: {}\n", change);
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const auto there = migrate::compare_all(*db, *history, code);
    for (const auto& f : there.open) print(f, code);
    if (!there.open.empty()) fmt::print("{}", legend);
    if (!there.ignored.empty())
        fmt::print(
            "Ignored differences: {} (`foyer migrate ignore --list`).\n", there.ignored.size()
        );
    const auto version = migrate::check_history(*db, *history);
    if (version.has_error()) return refused(version.error());
    if (undrafted.empty() && there.open.empty())
        fmt::print("Code, migrations and database agree.\n");
    return undrafted.empty() && there.open.empty() ? exit_done : exit_drift;
}

}

void add_diff_verb(CLI::App& group, command& chosen) {
    add_verb(
        group, chosen, "diff",
        "What code, migrations and database disagree about, each with three remedies", diff
    );
}

}
