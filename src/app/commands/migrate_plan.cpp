#include "app/commands/migrate_verbs.hpp"
#include "platform/db/migrate/plan/plan.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

int show(const result<migrate::plan>& p) {
    if (p.has_error()) return refused(p.error());
    fmt::print("{}", migrate::describe(*p));
    return exit_done;
}

}

int show_deploy_plan(const configuration& c) {
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    return show(migrate::plan_deploy(*db, *history));
}

int show_rollback_plan(const configuration& c, std::optional<int> to) {
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    return show(migrate::plan_rollback(*db, *history, to));
}

void add_plan_verb(CLI::App& group, command& chosen) {
    const auto back = std::make_shared<bool>(false);
    const auto to = std::make_shared<std::optional<int>>();
    auto* verb = add_verb(
        group, chosen, "plan",
        "What deploy would do: SQL, locks, rows, time and disk; changes nothing",
        [back, to](const configuration& c) {
            return *back ? show_rollback_plan(c, *to) : show_deploy_plan(c);
        }
    );
    auto* way = verb->add_flag("--back", *back, "what rollback would do");
    verb->add_option("--to", *to, "version that rollback arrives at")->needs(way);
}

}
