#include "app/commands/migrate_verbs.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

struct refusal_case {
    std::string_view code;
    exit_code exit;
};

constexpr refusal_case refusal_cases[] = {
    {"migration.edited", exit_edited},
    {"migration.unknown_version", exit_newer},
    {"migration.would_lose_rows", exit_would_lose},
    {"migration.pending", exit_pending},
    {"migration.drift", exit_drift},
    {"migration.not_as_code", exit_drift},
    {"migration.rows_in_the_way", exit_drift},
    {"migration.mend_by_hand", exit_drift},
    {"migration.history_behind", exit_drift},
    {"migration.history_ahead", exit_drift},
    {"migration.no_history", exit_no_history},
    {"migration.history_unreadable", exit_no_history},
    {"migration.no_such_difference", exit_absent},
    {"migration.locked", exit_locked},
    {"migration.rehearsal_failed", exit_impossible},
    {"migration.rehearsal_not_possible", exit_impossible},
    {"migration.no_room", exit_no_room},
    {"restore.in_use", exit_locked},
    {"restore.unknown", exit_absent},
    {"restore.no_file", exit_absent},
    {"restore.newer", exit_newer},
    {"promote.not_at_version", exit_pending},
    {"promote.source_busy", exit_locked},
    {"migration.adopt_unfinished", exit_partial},
    {"migration.adopt_unknown", exit_no_history},
    {"migration.adopt_locked", exit_locked},
    {"migration.adopt_no_file", exit_absent},
};

}

int refused(const error& e) {
    fmt::print(stderr, "foyer: {}\n", e.message);
    for (const auto& f : e.fields) fmt::print(stderr, "  {}: {}\n", f.field, f.detail);
    for (const auto& c : refusal_cases)
        if (c.code == e.code) return c.exit;
    return exit_refused;
}

CLI::App* add_verb(
    CLI::App& group, command& chosen, const char* name, const char* what, command run
) {
    auto* verb = group.add_subcommand(name, what);
    verb->callback([&chosen, run = std::move(run)] { chosen = run; });
    return verb;
}

void add_migrate_command(CLI::App& app, command& chosen) {
    auto* group =
        app.add_subcommand("migrate", "The schema's history: forward, back, and where it stands");
    group->require_subcommand(1);
    group->fallthrough();
    add_deploy_verb(*group, chosen);
    add_status_verb(*group, chosen);
    add_diff_verb(*group, chosen);
    add_repair_verb(*group, chosen);
    add_ignore_verb(*group, chosen);
    add_absorb_verb(*group, chosen);
    add_rollback_verb(*group, chosen);
    add_restore_verb(*group, chosen);
    add_dev_verb(*group, chosen);
    add_lint_verb(*group, chosen);
    add_verify_verb(*group, chosen);
    add_plan_verb(*group, chosen);
    add_adopt_verb(*group, chosen);
}

}
