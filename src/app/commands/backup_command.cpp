#include "app/commands/command.hpp"
#include "platform/db/backup/back_up.hpp"
#include "platform/db/database.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

std::string size_text(std::uintmax_t bytes) {
    if (bytes < 10'000) return fmt::format("{} bytes", bytes);
    if (bytes < 10'000'000) return fmt::format("{} kB", bytes / 1000);
    return fmt::format("{} MB", bytes / 1'000'000);
}

int run_backup(const configuration& c, const std::string& file) {
    const auto db = open_database(c);
    const auto made = backup::back_up(*db, file);
    if (made.has_error()) {
        fmt::print(stderr, "foyer: {}\n", made.error().message);
        for (const auto& f : made.error().fields) fmt::print(stderr, "  {}\n", f.detail);
        return exit_refused;
    }
    fmt::print(
        "{}: {}, copied in {} ms, found sound in {} ms. It holds secrets: keep it safe.\n", file,
        size_text(made->bytes), made->copy_ms, made->check_ms
    );
    return exit_done;
}

}

void add_backup_command(CLI::App& app, command& chosen) {
    auto* sub = app.add_subcommand(
        "backup", "Copies the database into one file while the shop is running, and checks the copy"
    );
    const auto file = std::make_shared<std::string>();
    sub->add_option("FILE", *file, "where to; must not exist")->required();
    sub->footer(
        "SQLite: the file is a database; to go back, stop the program and put it in place.\n"
        "PostgreSQL: pg_dump's custom format; to go back, pg_restore --clean --if-exists."
    );
    sub->callback([&chosen, file] {
        chosen = [file](const configuration& c) { return run_backup(c, *file); };
    });
}

}
