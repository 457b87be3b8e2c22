#pragma once

#include "app/command_line.hpp"
#include "app/configuration.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace foyer::db {
class database;
}

// How verbs are made: each file of this folder has one add_... function that describes its verb to
// CLI11 and, when that verb is called, leaves in `chosen` what to do once the configuration has
// been read.
namespace foyer::app {

// Does the work and returns an exit_code. Throws what it does not expect; run_command_line turns
// that into a message.
using command = std::function<int(const configuration&)>;

void add_serve_command(CLI::App& app, command& chosen);
void add_schema_command(CLI::App& app, command& chosen);
void add_migrate_command(CLI::App& app, command& chosen);
void add_db_command(CLI::App& app, command& chosen);
void add_setup_command(CLI::App& app, command& chosen);
void add_zones_commands(CLI::App& app, command& chosen);
void add_sample_commands(CLI::App& app, command& chosen);
void add_data_commands(CLI::App& app, command& chosen);
void add_user_commands(CLI::App& app, command& chosen);
void add_order_commands(CLI::App& app, command& chosen);
void add_backup_command(CLI::App& app, command& chosen);
void add_restore_command(CLI::App& app, command& chosen);
void add_doctor_command(CLI::App& app, command& chosen);
void add_promote_command(CLI::App& app, command& chosen);

// The database of the configuration, for a command that works alone. `create`: make the SQLite file
// when it is missing, and its folder.
std::unique_ptr<db::database> open_database(const configuration& c, bool create = false);

}
