#include "app/commands/migrate_careful.hpp"

#include "app/commands/soundness.hpp"
#include "app/tables.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

constexpr std::int64_t most_keep_free_mb = 1'000'000'000;

}

void add_careful_words(CLI::App& verb, careful_words& words) {
    verb.add_flag(
        "--accept-loss", words.accept_loss,
        "go on although rows would be lost; a restore point is taken first"
    );
    verb.add_flag("--no-rehearsal", words.no_rehearsal, "do not try it on a copy first");
    verb.add_flag(
        "--all-rows", words.all_rows, "PostgreSQL: rehearse with all rows, not with a sample"
    );
    add_keep_free(verb, words.keep_free_mb);
    verb.add_flag("--dry-run", words.dry_run, "show what would be done, as migrate plan does");
    add_waiting_options(verb, words.how);
}

void add_keep_free(CLI::App& verb, std::int64_t& megabytes) {
    verb.add_option("--keep-free", megabytes, "MB that shall stay free on the disk")
        ->check(CLI::Range(std::int64_t{0}, most_keep_free_mb))
        ->capture_default_str();
}

std::filesystem::path restore_folder(const configuration& c) { return c.data / "restore"; }

backup::retention restore_retention(const configuration& c) {
    return {
        .keep = c.restore_points,
        .keep_days = c.restore_days,
        .what_goes = migrate::usual_retention.what_goes,
    };
}

careful_run::careful_run(const configuration& c, const careful_words& words, std::string_view doing)
    : code_(schema::make_schema(all_tables())), progress_(doing) {
    options_.trial = {
        .url = c.database,
        .all_rows = words.all_rows,
        .folder = restore_folder(c),
        .keep_free = words.keep_free_mb << 20,
        .code = &code_,
        .examine = broken_rules,
        .on_stage = stage_.names("rehearsing:"),
    };
    options_.rehearse = !words.no_rehearsal;
    options_.accept_loss = words.accept_loss;
    options_.program_version = FOYER_VERSION;
    options_.old_points = restore_retention(c);
    options_.on_verdict = [](const migrate::rehearsal& r) {
        fmt::print("{}", migrate::describe(r));
        std::fflush(stdout);
    };
    options_.on_step = progress_.on_step();
    options_.how = words.how;
    progress_.follow(options_.how);
}

int refused_carefully(const error& e) {
    const int code = refused(e);
    if (e.code == "migration.would_lose_rows")
        fmt::print(
            stderr,
            "Nothing was changed. With --accept-loss this is given up, behind a restore "
            "point.\n"
        );
    if (e.code == "migration.rehearsal_failed") fmt::print(stderr, "Nothing was changed.\n");
    if (e.code == "migration.rehearsal_not_possible")
        fmt::print(stderr, "Nothing was changed. --no-rehearsal goes on without.\n");
    return code;
}

void print_point(const migrate::careful_steps& done) {
    if (done.point)
        fmt::print(
            "restore point {} ({} bytes): foyer migrate restore --to {}\n",
            done.point->file.string(), done.point->bytes, done.point->name
        );
    print_removed(done.removed);
}

void print_removed(const std::vector<migrate::restore_point>& points) {
    for (const auto& one : points) fmt::print("removed restore point {}\n", one.name);
}

}
