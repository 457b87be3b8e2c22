#include "platform/base/id.hpp"
#include "platform/db/address.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/rehearsal/clone.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace foyer::migrate {

namespace {

namespace fs = std::filesystem;

// A folder that belongs to this process as long as it holds the lock on it; the kernel lets go of
// the lock when the process dies.
class locked_folder {
public:
    // Nothing when another process holds it or has removed it.
    static std::unique_ptr<locked_folder> take(const fs::path& path) {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0) return nullptr;
        std::unique_ptr<locked_folder> taken(new locked_folder(path, descriptor));
        struct stat found{};
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 || ::fstat(descriptor, &found) != 0 ||
            found.st_nlink == 0)
            taken->path_.clear();
        return taken->path_.empty() ? nullptr : std::move(taken);
    }

    ~locked_folder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
        ::close(descriptor_);
    }
    locked_folder(const locked_folder&) = delete;
    locked_folder& operator=(const locked_folder&) = delete;

    const fs::path& path() const { return path_; }

private:
    locked_folder(fs::path path, int descriptor)
        : path_(std::move(path)), descriptor_(descriptor) {}

    fs::path path_;
    const int descriptor_;
};

// The copy holds everything, secrets too: only its owner may enter the folder.
std::unique_ptr<locked_folder> make_folder(const std::string& stem) {
    for (;;) {
        const fs::path path = stem + new_cuid();
        if (::mkdir(path.c_str(), S_IRWXU) != 0)
            throw db::failure("cannot make " + path.string() + ": " + std::strerror(errno));
        if (auto made = locked_folder::take(path)) return made;
        // Somebody who looked for old clones was quicker, and removes this one.
    }
}

void remove_old_folders(const std::string& stem) {
    const auto place = fs::absolute(stem).parent_path();
    const auto name = fs::path(stem).filename().string();
    for (const auto& entry : fs::directory_iterator(place))
        if (entry.path().filename().string().starts_with(name)) locked_folder::take(entry.path());
}

class sqlite_clone final : public clone {
public:
    sqlite_clone(db::database& db, std::unique_ptr<locked_folder> folder)
        : folder_(std::move(folder)) {
        const auto file = folder_->path() / "clone.db";
        db.backup_to(file.string());
        url_ = std::string(db::sqlite_prefix) + file.string();
    }

    const std::string& url() const override { return url_; }
    const fs::path& folder() const override { return folder_->path(); }
    bool is_sample() const override { return false; }

private:
    std::unique_ptr<locked_folder> folder_;
    std::string url_;
};

}

result<std::unique_ptr<clone>> make_sqlite_clone(db::database& db, const clone_options& o) {
    const auto file = db::sqlite_path(o.url);
    if (file.empty() || file == ":memory:")
        return rehearsal_not_possible("a database in memory has no place for a copy");
    const auto stem = file + ".rehearsal-";
    remove_old_folders(stem);
    return std::make_unique<sqlite_clone>(db, make_folder(stem));
}

}
