#pragma once

#include "platform/db/migrate/rehearsal/rehearsal.hpp"
#include "platform/db/migrate/restore/restore_point.hpp"
#include "platform/db/migrate/runner.hpp"

#include <optional>

// deploy and rollback as an administrator wants them: rehearsed first, refused when something would
// be lost and nobody accepted that, behind a restore point when somebody did.
namespace foyer::migrate {

struct careful_options {
    rehearsal_options trial;
    bool rehearse{true};
    bool accept_loss{};
    std::string program_version;
    backup::retention old_points{usual_retention}; // when another was taken and the steps are done
    // Hears the verdict before anything else is done.
    std::function<void(const rehearsal&)> on_verdict{};
    step_function on_step{};
    run_options how{};
};

struct careful_steps {
    std::vector<step> steps;
    std::vector<loss> losses;           // that were accepted, as the rehearsal counted them
    std::optional<restore_point> point; // when something was lost
    std::vector<restore_point> removed; // points that have outlived
};

// The verdict is noted in the database whatever it is. Errors, with nothing changed:
// "migration.rehearsal_failed" (a step is impossible), "migration.would_lose_rows" (`fields` names
// tables and columns with their rows), and those of rehearse, deploy, rollback and
// take_restore_point. Without a rehearsal, only what the files drop is counted.
result<careful_steps> deploy_carefully(
    db::database& db, std::span<const migration> history, const careful_options& o
);

// `to`: the version before the last when not given.
result<careful_steps> rollback_carefully(
    db::database& db, std::span<const migration> history, std::optional<int> to,
    const careful_options& o
);

}
