#include "platform/db/backup/keep_backup.hpp"

#include "platform/db/backup/folder_share.hpp"

namespace foyer::backup {

namespace {

namespace fs = std::filesystem;

// What is wrong with the copy, or why that is not known.
std::vector<std::string> faults_of(db::engine e, const fs::path& file, const keep_options& o) {
    if (!o.examine) return {};
    if (o.on_stage) o.on_stage("examining the copy");
    auto found = examine_copy(e, file, o.url, o.examine);
    if (found.has_value()) return *std::move(found);
    std::vector out{found.error().message};
    for (const auto& f : found.error().fields) out.push_back(f.detail);
    return out;
}

std::vector<kept_backup> prune(const keep_options& o) {
    auto gone = outlived(list_backups(o.folder), o.old, o.at);
    for (const auto& one : gone) fs::remove(one.file);
    return gone;
}

}

result<backup_kept> keep_backup(db::database& db, const keep_options& o) {
    if (!fs::exists(o.folder)) {
        fs::create_directories(o.folder);
        fs::permissions(o.folder, fs::perms::owner_all);
    }
    const folder_share share(o.folder, moment_of_backup, o.at);
    // Not sound before it was found to be.
    backup_kept out{
        .file = o.folder / backup_name(o.at, db.which(), false), .made = {}, .faults = {}
    };
    if (o.on_stage) o.on_stage("copying");
    FOYER_TRY(out.made, back_up(db, out.file));
    out.faults = faults_of(db.which(), out.file, o);
    if (out.faults.empty()) {
        const auto sound = o.folder / backup_name(o.at, db.which(), true);
        fs::rename(out.file, sound);
        out.file = sound;
    }
    out.removed = prune(o);
    return out;
}

}
