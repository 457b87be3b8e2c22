#include "app/commands/migrate_verbs.hpp"
#include "app/commands/progress_line.hpp"
#include "app/commands/soundness.hpp"
#include "platform/db/backup/keep_backup.hpp"
#include "platform/db/migrate/rehearsal/disk.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

struct backup_words {
    std::string file;
    std::string folder;
    bool verify{};    // also without a folder
    bool no_verify{}; // also with one
    backup::retention old;
};

void print_made(const std::string& file, const backup::copy_made& made) {
    fmt::print(
        "{}: {}, copied in {} ms, read in {} ms. It holds secrets: keep it safe.\n", file,
        migrate::size_text(static_cast<std::int64_t>(made.bytes)), made.copy_ms, made.check_ms
    );
}

// What the examination of the copy found.
int print_faults(const std::vector<std::string>& faults) {
    for (const auto& fault : faults) fmt::print(stderr, "foyer: {}\n", fault);
    if (!faults.empty()) return exit_refused;
    fmt::print("A database was made of the copy, and the doctor finds it sound.\n");
    return exit_done;
}

int back_up_to_file(const configuration& c, const backup_words& words) {
    const auto db = open_database(c);
    const auto made = backup::back_up(*db, words.file);
    if (made.has_error()) return refused(made.error());
    print_made(words.file, *made);
    if (!words.verify) return exit_done;
    const auto faults = backup::examine_copy(db->which(), words.file, c.database, faults_of_copy);
    return faults.has_error() ? refused(faults.error()) : print_faults(*faults);
}

int back_up_to_folder(const configuration& c, const backup_words& words) {
    const auto db = open_database(c);
    const bool verify = !words.no_verify;
    const auto kept = [&] {
        progress_line line;
        return backup::keep_backup(
            *db, {.folder = words.folder,
                  .url = c.database,
                  .examine = verify ? faults_of_copy : backup::examination{},
                  .old = words.old,
                  .at = now(),
                  .on_stage = line.names("backup:")}
        );
    }();
    if (kept.has_error()) return refused(kept.error());
    print_made(kept->file.string(), kept->made);
    for (const auto& one : kept->removed) fmt::print("removed {}\n", one.file.string());
    return verify ? print_faults(kept->faults) : exit_done;
}

int run_backup(const configuration& c, const backup_words& words) {
    if (!words.folder.empty()) return back_up_to_folder(c, words);
    if (words.old.keep || words.old.keep_days) {
        fmt::print(stderr, "foyer: --keep and --keep-days go with --folder\n");
        return exit_usage;
    }
    if (!words.file.empty()) return back_up_to_file(c, words);
    fmt::print(stderr, "foyer: backup wants a FILE or a --folder\n");
    return exit_usage;
}

}

void add_backup_command(CLI::App& app, command& chosen) {
    auto* sub = app.add_subcommand(
        "backup", "Copies the database into one file while the shop is running, and checks the copy"
    );
    const auto words = std::make_shared<backup_words>();
    auto* file = sub->add_option("FILE", words->file, "where to; must not exist");
    sub->add_option(
           "--folder", words->folder, "instead of FILE: a new file here, named by the moment"
    )
        ->excludes(file);
    sub->add_option("--keep", words->old.keep, "of the folder keep only the newest so many")
        ->check(CLI::Range(1, 10'000));
    sub->add_option("--keep-days", words->old.keep_days, "of the folder keep what is not older")
        ->check(CLI::Range(1, 36'500));
    auto* verify = sub->add_flag(
        "--verify", words->verify,
        "make a database of the copy and let the doctor look (always with --folder)"
    );
    sub->add_flag("--no-verify", words->no_verify, "do not, with --folder")->excludes(verify);
    sub->footer(
        "The way back is `foyer restore FILE`. A copy in the folder that is not found sound is\n"
        "named .unproved, and the exit code is 1. The newest sound copy is never removed.\n"
        "PostgreSQL: the examination takes a scratch database; the role needs CREATEDB."
    );
    sub->callback([&chosen, words] {
        chosen = [words](const configuration& c) { return run_backup(c, *words); };
    });
}

}
