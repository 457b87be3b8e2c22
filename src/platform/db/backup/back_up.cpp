#include "platform/db/backup/back_up.hpp"

#include "platform/db/backup/copy_check.hpp"

#include <chrono>

namespace foyer::backup {

namespace {

namespace fs = std::filesystem;
using clock = std::chrono::steady_clock;

std::int64_t elapsed_ms(clock::time_point since) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(clock::now() - since).count();
}

// Removed unless it was given its final name, with what a copy that failed left behind.
class unfinished_copy {
public:
    explicit unfinished_copy(const fs::path& file) : final_(file), file_(file) { file_ += ".part"; }
    ~unfinished_copy() {
        std::error_code ignored;
        fs::remove(file_, ignored);
        fs::remove(file_.string() + ".part", ignored);
    }
    unfinished_copy(const unfinished_copy&) = delete;
    unfinished_copy& operator=(const unfinished_copy&) = delete;

    const fs::path& file() const { return file_; }
    void finish() const { fs::rename(file_, final_); }

private:
    fs::path final_;
    fs::path file_;
};

result<void> check_place(const fs::path& file) {
    if (fs::exists(fs::symlink_status(file)))
        return error{
            errc::conflict, "backup.exists",
            file.string() + " exists; a backup is never overwritten"
        };
    const auto folder = fs::absolute(file).parent_path();
    if (!fs::is_directory(folder))
        return error{errc::invalid, "backup.no_folder", "there is no folder " + folder.string()};
    return {};
}

}

result<copy_made> back_up(db::database& db, const fs::path& file) {
    return make_checked_copy(db.which(), file, [&](const std::string& to) { db.backup_to(to); });
}

result<copy_made> make_checked_copy(
    db::engine e, const fs::path& file, const std::function<void(const std::string&)>& copy_to
) {
    FOYER_CHECK(check_place(file));
    const unfinished_copy copy(file);
    copy_made made;
    const auto start = clock::now();
    copy_to(copy.file().string());
    fs::permissions(copy.file(), fs::perms::owner_read | fs::perms::owner_write);
    made.copy_ms = elapsed_ms(start);
    const auto checking = clock::now();
    FOYER_CHECK(check_copy(e, copy.file()));
    made.check_ms = elapsed_ms(checking);
    made.bytes = fs::file_size(copy.file());
    copy.finish();
    return made;
}

}
