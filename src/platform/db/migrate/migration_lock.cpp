#include "platform/db/migrate/migration_lock.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/migrate/lock_holders.hpp"
#include "platform/runtime/await.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace foyer::migrate {

namespace {

// Asked again and again instead of waited for: a session that waits for the lock holds a snapshot,
// and CREATE INDEX CONCURRENTLY of the holder would wait for that.
constexpr std::chrono::milliseconds first_pause{5};
constexpr std::chrono::milliseconds longest_pause{100};

constexpr db::query try_lock{"migrate.try_lock", "SELECT pg_try_advisory_lock(72707369)"};
constexpr db::query unlock{"migrate.unlock", "SELECT pg_advisory_unlock(72707369)"};

constexpr db::query find_file{
    "migrate.find_file", "SELECT current_database()",
    "SELECT file FROM pragma_database_list WHERE name = 'main'"
};

// Whether the path still leads to the open file: the holder before may have removed it.
bool is_same_file(int descriptor, const std::string& path) {
    struct stat open{};
    struct stat there{};
    return ::fstat(descriptor, &open) == 0 && ::stat(path.c_str(), &there) == 0 &&
           open.st_ino == there.st_ino && open.st_dev == there.st_dev;
}

int read_pid(int descriptor) {
    std::array<char, 20> text{};
    const auto size = ::pread(descriptor, text.data(), text.size(), 0);
    int pid = 0;
    if (size > 0) std::from_chars(text.data(), text.data() + size, pid);
    return pid;
}

}

std::string sqlite_file_of(db::session& s) { return s.first<std::string>(find_file).value_or(""); }

result<migration_lock> migration_lock::take(
    db::script_session& s, std::chrono::milliseconds patience
) {
    migration_lock lock(s);
    if (s.which() == db::engine::sqlite) lock.file_ = sqlite_file_of(s) + "-migrating";
    const auto end = std::chrono::steady_clock::now() + patience;
    for (auto pause = first_pause; !lock.try_take(); pause = std::min(2 * pause, longest_pause)) {
        if (std::chrono::steady_clock::now() >= end)
            return error{
                errc::conflict, "migration.locked",
                "another program is changing this database's history: " + lock.holder()
            };
        runtime::sleep_for(pause);
    }
    lock.held_ = true;
    return lock;
}

migration_lock::migration_lock(migration_lock&& other) noexcept
    : session_(other.session_),
      file_(std::move(other.file_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      held_(std::exchange(other.held_, false)) {}

migration_lock::~migration_lock() {
    if (held_ && session_->which() == db::engine::sqlite) ::unlink(file_.c_str());
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!held_ || session_->which() == db::engine::sqlite) return;
    try {
        session_->change(unlock);
    } catch (const db::failure&) {
        // The connection is gone, and the lock with it.
    }
}

bool migration_lock::try_take() {
    if (session_->which() == db::engine::sqlite) return try_take_file();
    return session_->first<bool>(try_lock).value_or(false);
}

bool migration_lock::try_take_file() {
    if (descriptor_ < 0) descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor_ < 0) throw db::failure("cannot make " + file_);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) return false;
    if (!is_same_file(descriptor_, file_)) {
        ::close(std::exchange(descriptor_, -1));
        return false;
    }
    const auto pid = std::to_string(::getpid()) + "\n";
    const bool written =
        ::ftruncate(descriptor_, 0) == 0 && ::pwrite(descriptor_, pid.data(), pid.size(), 0) > 0;
    if (!written) throw db::storage_exhausted("cannot write " + file_);
    return true;
}

std::string migration_lock::holder() const {
    if (session_->which() == db::engine::postgres) return migration_lock_holder(*session_);
    return descriptor_ >= 0 ? process_name(read_pid(descriptor_)) : file_;
}

}
