// A disk that can be made read-only under a running program, and writable again: preloaded, it
// refuses what changes the files of a SQLite database, or would make a file, for as long as the
// file that FOYER_TEST_READ_ONLY names exists. Linux answers the same for descriptors that were
// opened before (EROFS) when a file system stops taking writes; but it cannot be told to take them
// again while the descriptors are open.
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

// The C library's own function, looked up at its first use.
#define FOYER_REAL(name)                                                    \
    ([]() -> auto& {                                                        \
        static const auto function =                                        \
            reinterpret_cast<decltype(&::name)>(::dlsym(RTLD_NEXT, #name)); \
        return *function;                                                   \
    }())

bool is_read_only() {
    static const char* const mark = std::getenv("FOYER_TEST_READ_ONLY");
    const int before = errno;
    const bool answer = mark != nullptr && ::access(mark, F_OK) == 0;
    errno = before;
    return answer;
}

bool is_database(std::string_view name) {
    return name.ends_with(".db") || name.ends_with(".db-wal") || name.ends_with(".db-journal");
}

bool is_database(int fd) {
    char path[4096];
    const auto link = "/proc/self/fd/" + std::to_string(fd);
    const auto length = ::readlink(link.c_str(), path, sizeof path);
    return length > 0 && is_database(std::string_view(path, static_cast<std::size_t>(length)));
}

bool refuses(int fd) { return is_read_only() && is_database(fd); }

bool refuses(const char* path, int flags) {
    const bool writes = (flags & O_ACCMODE) != O_RDONLY;
    const bool makes = (flags & O_TMPFILE) == O_TMPFILE;
    return (makes || (writes && is_database(path))) && is_read_only();
}

int refused() {
    errno = EROFS;
    return -1;
}

}

extern "C" {

ssize_t pwrite64(int fd, const void* bytes, size_t count, off_t offset) {
    return refuses(fd) ? refused() : FOYER_REAL(pwrite64)(fd, bytes, count, offset);
}

ssize_t pwrite(int fd, const void* bytes, size_t count, off_t offset) {
    return pwrite64(fd, bytes, count, offset);
}

int ftruncate64(int fd, off_t size) noexcept {
    return refuses(fd) ? refused() : FOYER_REAL(ftruncate64)(fd, size);
}

int ftruncate(int fd, off_t size) noexcept { return ftruncate64(fd, size); }

int fsync(int fd) { return refuses(fd) ? refused() : FOYER_REAL(fsync)(fd); }

int fdatasync(int fd) { return refuses(fd) ? refused() : FOYER_REAL(fdatasync)(fd); }

int open64(const char* path, int flags, ...) {
    std::va_list more;
    va_start(more, flags);
    const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : mode_t{};
    va_end(more);
    return refuses(path, flags) ? refused() : FOYER_REAL(open64)(path, flags, mode);
}

int open(const char* path, int flags, ...) {
    std::va_list more;
    va_start(more, flags);
    const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : mode_t{};
    va_end(more);
    return open64(path, flags, mode);
}
}
