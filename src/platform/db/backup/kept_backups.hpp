#pragma once

#include "platform/base/timestamp.hpp"
#include "platform/db/backup/retention.hpp"
#include "platform/db/query.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// The backups of a folder, which say by their names when they were made and whether they are sound.
namespace foyer::backup {

struct kept_backup {
    std::filesystem::path file;
    timestamp taken_at;
    bool is_sound{}; // else the examination found something, or could not look
};

// "foyer-20261125T023000000Z.sqlite", or ".pgdump"; "foyer-...Z.unproved.sqlite" unless it is
// sound.
std::string backup_name(timestamp taken_at, db::engine e, bool is_sound);

// Those of both engines, newest first. Other files are nobody's business.
std::vector<kept_backup> list_backups(const std::filesystem::path& folder);

// When the backup of this name was made; nothing for any other name.
std::optional<timestamp> moment_of_backup(const std::string& name);

// What may go. The sound ones are those that are needed: weeks of bad nights push out none of them.
std::vector<kept_backup> outlived(
    const std::vector<kept_backup>& newest_first, const retention& r, timestamp at
);

}
