#pragma once

#include "app/commands/migrate_progress.hpp"
#include "app/commands/migrate_verbs.hpp"
#include "platform/db/migrate/rehearsal/careful.hpp"
#include "platform/schema/database_schema.hpp"

// What `migrate deploy` and `migrate rollback` have in common: the rehearsal.
namespace foyer::app {

struct careful_words {
    bool accept_loss{};
    bool no_rehearsal{};
    bool all_rows{};
    bool dry_run{};
    std::int64_t keep_free_mb{64};
    migrate::run_options how;
};

void add_careful_words(CLI::App& verb, careful_words& words);
// --keep-free
void add_keep_free(CLI::App& verb, std::int64_t& megabytes);

std::filesystem::path restore_folder(const configuration& c);
// Of the restore points in it.
backup::retention restore_retention(const configuration& c);

// For as long as the steps are taken: shows what is being done, and prints the verdict.
class careful_run {
public:
    careful_run(const configuration& c, const careful_words& words, std::string_view doing);

    const migrate::careful_options& options() const { return options_; }

private:
    const schema::database_schema code_;
    progress_line stage_;
    migrate_progress progress_;
    migrate::careful_options options_;
};

// Says why not, and what can be done about it.
int refused_carefully(const error& e);

// Where the way back is, if one was made, and which old ones are gone.
void print_point(const migrate::careful_steps& done);
void print_removed(const std::vector<migrate::restore_point>& points);

}
