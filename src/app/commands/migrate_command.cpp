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
    add_rollback_verb(*group, chosen);
    add_dev_verb(*group, chosen);
    add_adopt_verb(*group, chosen);
}

}
