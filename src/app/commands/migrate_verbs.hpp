#pragma once

#include "app/commands/command.hpp"
#include "platform/base/result.hpp"

// The verbs of `foyer migrate`, a file each; migrate_command.cpp puts them together.
namespace foyer::app {

// Says on standard error why something was refused and returns the exit code of its case.
int refused(const error& e);

// A verb of the group that runs `run`.
CLI::App* add_verb(
    CLI::App& group, command& chosen, const char* name, const char* what, command run
);

void add_deploy_verb(CLI::App& group, command& chosen);
void add_status_verb(CLI::App& group, command& chosen);
void add_rollback_verb(CLI::App& group, command& chosen);
void add_restore_verb(CLI::App& group, command& chosen);
void add_diff_verb(CLI::App& group, command& chosen);
void add_repair_verb(CLI::App& group, command& chosen);
void add_ignore_verb(CLI::App& group, command& chosen);
void add_absorb_verb(CLI::App& group, command& chosen);
void add_dev_verb(CLI::App& group, command& chosen);
void add_lint_verb(CLI::App& group, command& chosen);
void add_verify_verb(CLI::App& group, command& chosen);
void add_plan_verb(CLI::App& group, command& chosen);

// --dry-run of deploy and of rollback.
int show_deploy_plan(const configuration& c);
int show_rollback_plan(const configuration& c, std::optional<int> to);
void add_adopt_verb(CLI::App& group, command& chosen);

}
