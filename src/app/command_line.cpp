#include "app/command_line.hpp"

#include "app/commands/command.hpp"
#include "platform/base/log.hpp"
#include "platform/db/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

extern char** environ;

namespace foyer::app {

namespace {

struct settings_options {
    std::string file{"foyer.toml"};
    bool file_named{};
    std::map<std::string, std::string> values; // by setting name
};

// One option a setting, the same for every verb, before or after it.
void add_settings(CLI::App& app, settings_options& options) {
    app.add_option(
           "--config", options.file, "settings file (default: foyer.toml, when it is there)"
    )
        ->each([&](const std::string&) { options.file_named = true; })
        ->group("Settings");
    for (const auto& s : setting_descriptions()) {
        auto option = "--" + std::string(s.name);
        std::ranges::replace(option, '_', '-');
        app.add_option_function<std::string>(
               option,
               [&options, name = std::string(s.name)](const std::string& v) {
                   options.values[name] = v;
               },
               std::string(s.what)
        )
            ->group("Settings (also FOYER_... variables and foyer.toml)");
    }
}

// Whether the database is only the default.
bool is_nowhere_named(const settings_options& options) {
    return !std::filesystem::exists(options.file) && !options.values.contains("database") &&
           std::getenv("FOYER_DATABASE") == nullptr;
}

int run(const command& chosen, const settings_options& options) {
    try {
        const auto c =
            read_configuration(options.file, options.file_named, environ, options.values);
        start_log(c.log_level);
        return chosen(c);
    } catch (const configuration_error& e) {
        fmt::print(stderr, "foyer: {}\n", e.what());
        return exit_usage;
    } catch (const db::unavailable& e) {
        fmt::print(stderr, "foyer: the database cannot be reached: {}\n", e.what());
        if (is_nowhere_named(options))
            fmt::print(
                stderr,
                "Nothing says which one is meant: there is no {} here, no --database, no "
                "FOYER_DATABASE. With the Debian package the command is foyer-admin.\n",
                options.file
            );
        return exit_unavailable;
    } catch (const db::storage_read_only& e) {
        fmt::print(stderr, "foyer: the database cannot be written: {}\n", e.what());
        return exit_unavailable;
    } catch (const std::filesystem::filesystem_error& e) {
        fmt::print(
            stderr, "foyer: {}: {}\n", std::filesystem::absolute(e.path1()).string(),
            e.code().message()
        );
        return exit_refused;
    } catch (const std::exception& e) {
        fmt::print(stderr, "foyer: {}\n", e.what());
        return exit_refused;
    }
}

// CLI11 looks for what is missing first, and says nothing of a misspelt word that was to be it.
int not_understood(const CLI::App& app, const CLI::ParseError& e) {
    const auto unknown = app.remaining(true);
    const bool is_missing = e.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError);
    if (!is_missing || unknown.empty()) return app.exit(e) == 0 ? exit_done : exit_usage;
    fmt::print(
        stderr, "foyer: not understood: {}\nRun with --help for more information.\n",
        fmt::join(unknown, " ")
    );
    return exit_usage;
}

}

int run_command_line(int argc, char** argv) {
    CLI::App app{"Foyer: shop, service and back office of a heating company", "foyer"};
    app.set_version_flag("--version", FOYER_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    settings_options options;
    command chosen;
    add_settings(app, options);
    add_serve_command(app, chosen);
    add_schema_command(app, chosen);
    add_migrate_command(app, chosen);
    add_db_command(app, chosen);
    add_setup_command(app, chosen);
    add_zones_commands(app, chosen);
    add_sample_commands(app, chosen);
    add_data_commands(app, chosen);
    add_user_commands(app, chosen);
    add_order_commands(app, chosen);
    add_backup_command(app, chosen);
    add_restore_command(app, chosen);
    add_doctor_command(app, chosen);
    add_promote_command(app, chosen);
    if (argc == 1 || (argc == 2 && std::string_view(argv[1]) == "help")) {
        fmt::print("{}", app.help());
        return exit_done;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return not_understood(app, e);
    }
    return run(chosen, options);
}

}
