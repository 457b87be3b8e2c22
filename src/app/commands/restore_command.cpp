#include "app/commands/migrate_careful.hpp"
#include "app/commands/present_schema.hpp"
#include "app/commands/restore_shown.hpp"
#include "app/commands/soundness.hpp"
#include "platform/db/address.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace foyer::app {

namespace {

// On a new machine there is nothing to go over.
void make_missing_database(const configuration& c) {
    if (db::engine_of(c.database) == db::engine::postgres) return;
    if (!std::filesystem::exists(db::sqlite_path(c.database))) open_database(c, true);
}

result<migrate::restored> restore(const configuration& c, const std::string& file) {
    FOYER_TRY(const auto history, migrate::embedded_migrations(db::engine_of(c.database)));
    return restore_shown({
        .url = c.database,
        .folder = restore_folder(c),
        .name = {},
        .file = file,
        .newest = history.empty() ? 0 : history.back().version,
        .old = restore_retention(c),
    });
}

int look_at_result(const configuration& c, const migrate::restored& done) {
    const auto db = open_database(c);
    if (const auto version = present_schema(*db); version.has_error()) {
        fmt::print("It was not examined: {}\n", version.error().message);
        return exit_done;
    }
    const auto broken = broken_rules(*db);
    for (const auto& rule : broken) fmt::print(stderr, "foyer: {}\n", rule);
    if (broken.empty()) {
        fmt::print("The doctor finds it sound.\n");
        return exit_done;
    }
    fmt::print(
        stderr, "`foyer doctor` says what to do; `foyer migrate restore --to {}` goes back.\n",
        done.before.name
    );
    return exit_refused;
}

// Before anything is made. The whole path is shown: a name alone is looked for in this folder.
result<void> check_readable(const std::string& file) {
    const auto path = std::filesystem::absolute(file);
    if (::access(path.c_str(), R_OK) != 0 && errno != ENOENT)
        return error{
            errc::forbidden, "restore.unreadable",
            path.string() +
                " cannot be read by this user: " + std::generic_category().message(errno)
        };
    if (!std::filesystem::is_regular_file(path))
        return error{errc::not_found, "restore.no_file", "there is no file " + path.string()};
    return {};
}

int run_restore(const configuration& c, const std::string& file) {
    if (const auto readable = check_readable(file); readable.has_error())
        return refused(readable.error());
    make_missing_database(c);
    const auto done = restore(c, file);
    if (done.has_error()) return refused(done.error());
    return look_at_result(c, *done);
}

}

void add_restore_command(CLI::App& app, command& chosen) {
    auto* sub = app.add_subcommand("restore", "Puts a backup in the place of the database");
    const auto file = std::make_shared<std::string>();
    sub->add_option("FILE", *file, "what `foyer backup` made, on the same engine")->required();
    sub->footer(
        "Stop the shop first: it is refused while anybody is connected. The present state\n"
        "becomes a restore point (`foyer migrate restore --list`). A damaged or foreign file\n"
        "changes nothing, and killed in the middle, the database is as it was. Afterwards the\n"
        "doctor looks at it."
    );
    sub->callback([&chosen, file] {
        chosen = [file](const configuration& c) { return run_restore(c, *file); };
    });
}

}
