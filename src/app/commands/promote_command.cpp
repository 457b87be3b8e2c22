#include "app/commands/migrate_verbs.hpp"
#include "app/commands/progress_line.hpp"
#include "app/settings_file.hpp"
#include "app/tables.hpp"
#include "care/promote/address.hpp"
#include "care/promote/promote_shop.hpp"
#include "platform/db/address.hpp"
#include "platform/db/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <system_error>

namespace foyer::app {

namespace {

struct verb_options {
    std::string from; // empty: the configured database
    std::string to;
    bool no_switch{};
    bool reopen{};
};

std::string per_second(std::int64_t rows, std::chrono::milliseconds took) {
    if (rows == 0) return "-";
    return std::to_string(rows * 1000 / std::max<std::int64_t>(took.count(), 1));
}

// A line as soon as the table is there, for people who wait and for logs.
void print_copied(const promote::table_copied& t) {
    if (t.rows == 0) return;
    fmt::print(
        "{:<28}{:>12}{:>12}{:>10}\n", t.table, t.rows, t.copied, per_second(t.copied, t.took)
    );
    std::fflush(stdout);
}

void print_proof(const promote::promotion& done) {
    fmt::print("\n{:<28}{:>12}  {}\n", "proved", "rows", "checksum, the same on both sides");
    std::int64_t rows = 0;
    for (const auto& t : done.tables) {
        rows += t.rows.rows;
        if (t.rows.rows > 0)
            fmt::print("{:<28}{:>12}  {}\n", t.table, t.rows.rows, t.rows.hex().substr(0, 32));
    }
    fmt::print(
        "{} rows of {} tables are the same on both sides, and so are the migrations (version "
        "{}).\n",
        rows, done.tables.size(), done.schema_version
    );
    for (const auto& name : done.left_out)
        fmt::print("Left out: {}, which is no table of this program.\n", name);
}

// The shop has moved by then: a file that only an administrator may write is no failure.
bool set_database_if_allowed(const std::filesystem::path& file, const std::string& address) {
    try {
        return set_database_in(file, address);
    } catch (const std::system_error& e) {
        std::fflush(stdout);
        fmt::print(stderr, "foyer: {}\n", e.what());
        return false;
    }
}

// The new address where the program will read it, or what to write there.
void switch_settings(const configuration& c, const verb_options& o) {
    const auto& file = c.settings_file;
    const auto shown = promote::shown_address(o.to);
    const auto address = db::engine_of(o.to) == db::engine::sqlite ? shown : o.to;
    const auto old = database_in(file);
    const bool named = old && promote::shown_address(*old) == promote::shown_address(o.from);
    if (named && set_database_if_allowed(file, address))
        fmt::print("{} names the new database now.\n", file.string());
    else
        fmt::print(
            "Set this in {}, or FOYER_DATABASE to it{}:\n  database = \"{}\"\n", file.string(),
            shown == address ? "" : " (with the password)", shown
        );
    fmt::print(
        "Restart every server of the shop: until then they answer reads from the old database and "
        "503 to writes.\nThe old database is kept and refuses writes; `foyer promote --reopen "
        "--from ...` would open it again.\n"
    );
}

int promote_shop(const configuration& c, verb_options o) {
    if (o.from.empty()) o.from = c.database;
    fmt::print(
        "From {}\nto   {}\nThe shop answers reads meanwhile; writes are told to come back (503).\n"
        "\n{:<28}{:>12}{:>12}{:>10}\n",
        promote::shown_address(o.from), promote::shown_address(o.to), "copied", "rows",
        "of this run", "rows/s"
    );
    std::fflush(stdout);
    const auto done = [&] {
        progress_line line;
        return promote::promote_shop(
            all_tables(),
            {.from = o.from,
             .to = o.to,
             .source = o.no_switch ? promote::at_the_end::keep : promote::at_the_end::shut,
             .at = now(),
             .on_progress = line.tables(),
             .on_table = print_copied}
        );
    }();
    if (done.has_error()) return refused(done.error());
    if (done->was_done)
        fmt::print("The shop has moved there already.\n");
    else
        print_proof(*done);
    if (o.no_switch)
        fmt::print(
            "Nothing was switched: the shop goes on with the old database. A run without "
            "--no-switch takes this copy up.\n"
        );
    else
        switch_settings(c, o);
    return exit_done;
}

int reopen(const configuration& c, const verb_options& o) {
    const auto db = db::database::open({.url = o.from.empty() ? c.database : o.from});
    const auto done = promote::reopen_shop(*db, all_tables());
    if (done.has_error()) return refused(done.error());
    fmt::print("The database takes writes again. What the other one has sold since is not in it.\n"
    );
    return exit_done;
}

int run_promote(const configuration& c, const verb_options& o) {
    for (const auto& address : {o.from, o.to})
        if (!address.empty() && !is_database_address(address)) {
            fmt::print(
                stderr, "foyer: {}: a database is sqlite:PATH or a postgres:// URI\n", address
            );
            return exit_usage;
        }
    if (o.reopen) return reopen(c, o);
    if (!o.to.empty()) return promote_shop(c, o);
    fmt::print(stderr, "foyer: promote wants --to, the address of the new database\n");
    return exit_usage;
}

}

void add_promote_command(CLI::App& app, command& chosen) {
    auto* verb = app.add_subcommand(
        "promote", "Moves the shop into another database, of either engine, and proves it"
    );
    const auto o = std::make_shared<verb_options>();
    verb->add_option("--from", o->from, "database to leave (default: the configured one)");
    verb->add_option("--to", o->to, "new, empty database: sqlite:PATH or a postgres:// URI");
    auto* no_switch = verb->add_flag(
        "--no-switch", o->no_switch, "only copy and prove; the shop stays where it is"
    );
    verb->add_flag("--reopen", o->reopen, "take writes again in a database that was left")
        ->excludes(no_switch);
    verb->footer(
        "Reads go on while it copies, writes are answered 503 with Retry-After. Both sides are\n"
        "read again and compared row by row; then the old database is shut for writes and the\n"
        "settings file names the new one. A run that was interrupted goes on when it is started\n"
        "again. The way back is the same command the other way, into a new database."
    );
    verb->callback([&chosen, o] {
        chosen = [o](const configuration& c) { return run_promote(c, *o); };
    });
}

}
