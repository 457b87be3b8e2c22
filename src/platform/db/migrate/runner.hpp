#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/loss.hpp"
#include "platform/db/migrate/migration.hpp"
#include "platform/db/migrate/run_options.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

// `migrate status | deploy | rollback`. The history is embedded_migrations(db.which()); tests bring
// their own. A database that cannot be reached throws db::unavailable, as everywhere.
namespace foyer::migrate {

enum class state : std::uint8_t {
    applied,
    pending,
    edited,  // the file is not the one that was applied
    unknown, // applied, but this program has no such file: the database is newer
    partial, // begun and not finished, forward or back
};

struct step_status {
    int version{};
    std::string name;
    migrate::state state{};
    std::optional<timestamp> applied_at;
    std::string file; // "0002_additions.up.sql": the one that was edited
    int parts_done{}; // of a partial version: how many of its parts the database has
    int parts{};      // of how many; 0 when the file cannot be read
};

// Every version that the history or the database has, oldest first.
std::vector<step_status> status(db::database& db, std::span<const migration> history);

struct step {
    int version{};
    std::string name;
    int duration_ms{};
};

// Called before each step, for a line of progress.
using step_function = std::function<void(const migration&)>;

// Applies what is pending, part by part (parts.hpp), and returns what this call applied; a version
// that was begun before is finished. Another program that deploys at the same time is waited for,
// and what it did is not done again. errc::conflict: "migration.edited" (names the file),
// "migration.unknown_version", "migration.pushed" (the database was made by `db push`);
// "migration.failed" (names the version and says why; the part has left nothing behind, what was
// done before it stays); "migration.locked" (names who kept a lock). errc::invalid when a file
// cannot be read: "migration.bad_directive", "migration.unmatched_parts"; then nothing was done.
result<std::vector<step>> deploy(
    db::database& db, std::span<const migration> history, const step_function& on_step = {},
    const run_options& how = {}
);

struct rollback_options {
    std::optional<int> to; // version to arrive at; the one before the last when not given
    bool accept_loss{};
    run_options how{};
};

struct rolled_back {
    std::vector<step> steps; // newest first
    std::vector<loss> losses;
};

// Goes back, newest first, each version part by part; one that is partly applied goes back from
// where it stands. Refuses with errc::conflict "migration.would_lose_rows" when rows would go and
// accept_loss is not set: `fields` names each table or column with the number of rows. They are
// counted before anything is done, and again in the transaction that drops them: rows that came in
// between stop it there. Otherwise as deploy; "migration.no_such_version" when `to` is not below
// the last version.
result<rolled_back> rollback(
    db::database& db, std::span<const migration> history, const rollback_options& options = {},
    const step_function& on_step = {}
);

}
