// A disk that forgets: preloaded into a program, it keeps what is written to the files of a SQLite
// database (the file and its WAL) in memory until the program says fsync or fdatasync for that
// file. A program that is killed takes with it what it did not sync, as a machine does whose power
// is cut. Reads see what was written. The files of other names, and the shared index beside the
// WAL, are left alone: SQLite makes that index anew after a crash.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr std::size_t block_bytes = 4096;
using block = std::vector<char>;

// The C library's own function, looked up at its first use: others may call before our statics are
// made.
#define FOYER_REAL(name)                                                    \
    ([]() -> auto& {                                                        \
        static const auto function =                                        \
            reinterpret_cast<decltype(&::name)>(::dlsym(RTLD_NEXT, #name)); \
        return *function;                                                   \
    }())

// What is not on the disk yet of one file; all descriptors of the file share it.
struct unsynced {
    off_t size;
    bool truncated{false}; // to less than the disk has
    off_t truncated_to{0};
    std::map<off_t, block> blocks; // by their position
};

struct disk {
    std::mutex mutex;
    std::map<std::pair<dev_t, ino_t>, unsynced> files;
};

// Never destroyed: the program writes until its very end.
disk& the_disk() {
    static auto& one = *new disk;
    return one;
}

// A disk that says "done" and keeps everything in its memory: what a program without fsync has.
bool lies() {
    static const bool answer = std::getenv("FOYER_TEST_DISK_LIES") != nullptr;
    return answer;
}

bool is_database(int fd) {
    char path[4096];
    const auto link = "/proc/self/fd/" + std::to_string(fd);
    const auto length = readlink(link.c_str(), path, sizeof path);
    if (length <= 0) return false;
    const std::string_view name(path, static_cast<std::size_t>(length));
    return name.ends_with(".db") || name.ends_with(".db-wal") || name.ends_with(".db-journal");
}

// The file behind a descriptor, or nothing when it is none of a database. The mutex is held.
unsynced* file_of(int fd) {
    struct stat64 found{};
    if (FOYER_REAL(fstat64)(fd, &found) != 0 || !S_ISREG(found.st_mode)) return nullptr;
    const std::pair key{found.st_dev, found.st_ino};
    auto& files = the_disk().files;
    if (const auto at = files.find(key); at != files.end()) return &at->second;
    if (!is_database(fd)) return nullptr;
    return &files.emplace(key, unsynced{.size = found.st_size, .blocks = {}}).first->second;
}

// The block at a position as a reader sees it: from memory, else from the disk.
block& block_at(int fd, unsynced& f, off_t position) {
    if (const auto at = f.blocks.find(position); at != f.blocks.end()) return at->second;
    block fresh(block_bytes, 0);
    auto there = static_cast<off_t>(block_bytes);
    if (f.truncated) there = std::clamp<off_t>(f.truncated_to - position, 0, there);
    if (there > 0)
        (void)FOYER_REAL(pread64)(fd, fresh.data(), static_cast<std::size_t>(there), position);
    return f.blocks.emplace(position, std::move(fresh)).first->second;
}

// Calls `part(block, offset in it, bytes, bytes before)` for each block of a range.
template <class F>
void each_block(int fd, unsynced& f, std::size_t count, off_t offset, F part) {
    for (std::size_t done = 0; done < count;) {
        const auto at = offset + static_cast<off_t>(done);
        const auto within = static_cast<std::size_t>(at) % block_bytes;
        const auto bytes = std::min(block_bytes - within, count - done);
        part(block_at(fd, f, at - static_cast<off_t>(within)), within, bytes, done);
        done += bytes;
    }
}

int write_out(int fd, unsynced& f) {
    if (f.truncated && FOYER_REAL(ftruncate64)(fd, f.truncated_to) != 0) return -1;
    for (const auto& [position, bytes] : f.blocks) {
        const auto left = std::clamp<off_t>(f.size - position, 0, block_bytes);
        const auto written =
            FOYER_REAL(pwrite64)(fd, bytes.data(), static_cast<size_t>(left), position);
        if (written != static_cast<ssize_t>(left)) return -1;
    }
    f.truncated = false;
    f.blocks.clear();
    return 0;
}

}

extern "C" {

ssize_t pwrite64(int fd, const void* bytes, size_t count, off_t offset) {
    const std::lock_guard lock(the_disk().mutex);
    auto* f = file_of(fd);
    if (f == nullptr) return FOYER_REAL(pwrite64)(fd, bytes, count, offset);
    const auto* from = static_cast<const char*>(bytes);
    each_block(fd, *f, count, offset, [&](block& b, auto within, auto length, auto done) {
        std::memcpy(b.data() + within, from + done, length);
    });
    f->size = std::max(f->size, offset + static_cast<off_t>(count));
    return static_cast<ssize_t>(count);
}

ssize_t pwrite(int fd, const void* bytes, size_t count, off_t offset) {
    return pwrite64(fd, bytes, count, offset);
}

ssize_t pread64(int fd, void* bytes, size_t count, off_t offset) {
    const std::lock_guard lock(the_disk().mutex);
    auto* f = file_of(fd);
    if (f == nullptr) return FOYER_REAL(pread64)(fd, bytes, count, offset);
    const auto there = static_cast<off_t>(count);
    const auto seen = static_cast<std::size_t>(std::clamp<off_t>(f->size - offset, 0, there));
    auto* to = static_cast<char*>(bytes);
    each_block(fd, *f, seen, offset, [&](block& b, auto within, auto length, auto done) {
        std::memcpy(to + done, b.data() + within, length);
    });
    return static_cast<ssize_t>(seen);
}

ssize_t pread(int fd, void* bytes, size_t count, off_t offset) {
    return pread64(fd, bytes, count, offset);
}

int ftruncate64(int fd, off_t size) noexcept {
    const std::lock_guard lock(the_disk().mutex);
    auto* f = file_of(fd);
    if (f == nullptr) return FOYER_REAL(ftruncate64)(fd, size);
    f->truncated_to = f->truncated ? std::min(f->truncated_to, size) : size;
    f->truncated = true;
    f->size = size;
    std::erase_if(f->blocks, [&](const auto& b) { return b.first >= size; });
    return 0;
}

int ftruncate(int fd, off_t size) noexcept { return ftruncate64(fd, size); }

int fstat64(int fd, struct stat64* found) noexcept {
    const int code = FOYER_REAL(fstat64)(fd, found);
    if (code != 0) return code;
    const std::lock_guard lock(the_disk().mutex);
    if (const auto* f = file_of(fd)) found->st_size = f->size;
    return code;
}

int fstat(int fd, struct stat* found) noexcept {
    return fstat64(fd, reinterpret_cast<struct stat64*>(found)); // the same where off_t has 64 bits
}

// The number of a file that is gone is given to the next one.
int unlink(const char* path) noexcept {
    const std::lock_guard lock(the_disk().mutex);
    struct stat64 found{};
    if (::stat64(path, &found) == 0) the_disk().files.erase({found.st_dev, found.st_ino});
    return FOYER_REAL(unlink)(path);
}

int fsync(int fd) {
    const std::lock_guard lock(the_disk().mutex);
    auto* f = file_of(fd);
    if (f != nullptr && lies()) return 0;
    if (f != nullptr && write_out(fd, *f) != 0) return -1;
    return FOYER_REAL(fsync)(fd);
}

int fdatasync(int fd) { return fsync(fd); }
}
