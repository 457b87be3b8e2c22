#pragma once

#include "platform/db/backup/back_up.hpp"
#include "platform/db/backup/examine_copy.hpp"
#include "platform/db/backup/kept_backups.hpp"

#include <string_view>

// The nightly backup: a copy named by its moment, examined, and old ones removed.
namespace foyer::backup {

struct keep_options {
    std::filesystem::path folder; // made when it is missing
    std::string url;              // of the database
    examination examine{};        // none: the copy counts as sound when it can be read
    retention old{};
    timestamp at;
    // Hears what is being done, for a line of progress.
    std::function<void(std::string_view)> on_stage{};
};

struct backup_kept {
    std::filesystem::path file;
    copy_made made;
    std::vector<std::string> faults; // what the examination found, or why there was none
    std::vector<kept_backup> removed{};
};

// The copy is there even when it is not sound: it may be all there is, and its name says so.
// Errors: those of back_up, and "backup.damaged" when no database can be made of the copy, which is
// removed. Nothing old goes then.
result<backup_kept> keep_backup(db::database& db, const keep_options& o);

}
