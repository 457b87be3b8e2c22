#include "app/commands/migrate_careful.hpp"
#include "app/commands/present_schema.hpp"
#include "app/commands/soundness.hpp"
#include "platform/db/migrate/restore/restore.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";

// On a new machine there is nothing to go over.
void make_missing_database(const configuration& c) {
    if (!c.database.starts_with(sqlite_prefix)) return;
    if (!std::filesystem::exists(c.database.substr(sqlite_prefix.size()))) open_database(c, true);
}

result<migrate::restored> restore(const configuration& c, const std::string& file) {
    const auto e =
        c.database.starts_with(sqlite_prefix) ? db::engine::sqlite : db::engine::postgres;
    FOYER_TRY(const auto history, migrate::embedded_migrations(e));
    progress_line line;
    return migrate::restore({
        .url = c.database,
        .folder = restore_folder(c),
        .name = {},
        .file = file,
        .newest = history.empty() ? 0 : history.back().version,
        .on_progress = [&](std::int64_t done,
                           std::int64_t total) { line.show("restoring", "", done, total); },
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

int run_restore(const configuration& c, const std::string& file) {
    make_missing_database(c);
    const auto done = restore(c, file);
    if (done.has_error()) return refused(done.error());
    fmt::print("the state before is restore point {}\n", done->before.name);
    fmt::print("restored {}: the database is at version {:04}\n", file, done->to.version);
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
