#pragma once

#include "platform/db/migrate/restore/restore_point.hpp"

#include <chrono>
#include <limits>
#include <optional>

// Goes back to a restore point, or to a backup.
namespace foyer::migrate {

struct restore_options {
    std::string url;
    std::filesystem::path folder;
    std::optional<std::string> name; // the newest when not given
    // A backup instead, wherever it lies; at most of version `newest`.
    std::optional<std::filesystem::path> file{};
    int newest{std::numeric_limits<int>::max()};
    std::int64_t keep_free{64 << 20};
    backup::retention old{usual_retention}; // of restore points, when it is done
    // PostgreSQL: for sessions that have just ended and are still seen.
    std::chrono::milliseconds patience{2000};
    // Hears how far it is; PostgreSQL says 0 of 1, and 1 of 1 before the commit.
    std::function<void(std::int64_t done, std::int64_t total)> on_progress{};
};

struct restored {
    restore_point to;
    restore_point before; // the state that was left, to go back to
    std::vector<restore_point> removed{};
};

// One transaction: whoever is killed in the middle leaves the database as it was. SQLite: the pages
// of the copy are written over those of the database by the online backup. PostgreSQL: the tables,
// types, functions and so on of the session's schema are dropped and made again from the dump;
// owners become the session's role. Nobody else may be connected, which is looked at before:
// a program that serves would go on answering from what it keeps.
//
// errc::not_found "restore.unknown", "restore.no_file"; errc::conflict "restore.in_use" (somebody
// is connected), "backup.damaged" (the point, or the copy of the present), "restore.foreign" (a
// file that holds no history of migrations), "restore.newer", "migration.no_room". Nothing was
// changed then. Throws db::failure.
result<restored> restore(const restore_options& o);

// One engine each, for restore: the copy of the present, and then the point.
result<restore_point> restore_sqlite(const restore_options& o, const restore_point& to);
result<restore_point> restore_postgres(const restore_options& o, const restore_point& to);

// The version of a backup that can be read (copy_check.hpp). PostgreSQL: of the schema in which the
// session works. Nothing when it holds no history of migrations. Throws db::failure.
std::optional<int> sqlite_backup_version(const std::filesystem::path& file);
std::optional<int> postgres_backup_version(
    const std::filesystem::path& file, const std::string& url
);

}
