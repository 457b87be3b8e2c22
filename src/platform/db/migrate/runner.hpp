#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/loss.hpp"
#include "platform/db/migrate/migration.hpp"

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
};

struct step_status {
    int version{};
    std::string name;
    migrate::state state{};
    std::optional<timestamp> applied_at;
    std::string file; // "0002_additions.up.sql": the one that was edited
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

// Applies what is pending, each version in one transaction, and returns what this call applied.
// Another program that deploys at the same time is waited for. errc::conflict: "migration.edited"
// (names the file), "migration.unknown_version", "migration.pushed" (the database was made by `db
// push`); "migration.failed" (names the version and says why; it has left nothing behind, the
// versions before it stay).
result<std::vector<step>> deploy(
    db::database& db, std::span<const migration> history, const step_function& on_step = {}
);

struct rollback_options {
    std::optional<int> to; // version to arrive at; the one before the last when not given
    bool accept_loss{};
};

struct rolled_back {
    std::vector<step> steps; // newest first
    std::vector<loss> losses;
};

// Goes back, each version in one transaction. Refuses with errc::conflict
// "migration.would_lose_rows" when rows would go and accept_loss is not set: `fields` names each
// table or column with the number of rows. Otherwise as deploy; "migration.no_such_version" when
// `to` is not below the last version.
result<rolled_back> rollback(
    db::database& db, std::span<const migration> history, const rollback_options& options = {},
    const step_function& on_step = {}
);

}
