#pragma once

#include "app/commands/progress_line.hpp"
#include "platform/db/migrate/runner.hpp"

#include <CLI/CLI.hpp>

#include <string>

// What `deploy` and `rollback` show while they run, and how long they wait.
namespace foyer::app {

// A line that says which version, which part of it, and of batches how many rows are left.
class migrate_progress {
public:
    explicit migrate_progress(std::string_view doing) : doing_(doing) {}

    migrate::step_function on_step();
    // Lets the options tell it; it must outlive their use.
    void follow(migrate::run_options& how);

private:
    void show(int part, int parts);

    const std::string_view doing_;
    progress_line line_;
    std::string name_;
    int part_{}; // the one to which the rows belong
    std::int64_t rows_done_{};
    std::int64_t rows_in_all_{};
};

// --lock-timeout and --patience.
void add_waiting_options(CLI::App& verb, migrate::run_options& how);

}
