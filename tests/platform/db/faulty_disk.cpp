#include "faulty_disk.hpp"

#include <new>

namespace foyer::db::test_disk {

namespace {

std::atomic<int> code_to_give{SQLITE_OK};
std::atomic<int> calls_before{0};
std::atomic<int> given{0};

sqlite3_vfs* system_disk = nullptr;
sqlite3_vfs disk;

// The system's own file stands behind it in the same memory.
struct file {
    sqlite3_file base;
    sqlite3_io_methods methods;
    sqlite3_file* real;
};

sqlite3_file* real_of(sqlite3_file* f) { return reinterpret_cast<file*>(f)->real; }

// The code of the failure that is due, or SQLITE_OK.
int due() {
    if (code_to_give == SQLITE_OK || calls_before.fetch_sub(1) > 1) return SQLITE_OK;
    ++given;
    return code_to_give;
}

int write(sqlite3_file* f, const void* bytes, int count, sqlite3_int64 offset) {
    if (const int code = due(); code != SQLITE_OK)
        return code == SQLITE_IOERR_FSYNC ? SQLITE_IOERR_WRITE : code;
    return real_of(f)->pMethods->xWrite(real_of(f), bytes, count, offset);
}

int sync(sqlite3_file* f, int flags) {
    if (const int code = due(); code != SQLITE_OK)
        return code == SQLITE_FULL ? SQLITE_IOERR_FSYNC : code;
    return real_of(f)->pMethods->xSync(real_of(f), flags);
}

// Calls the same function of the system's file.
template <auto Method>
struct forward;

template <class... A, int (*sqlite3_io_methods::*Method)(sqlite3_file*, A...)>
struct forward<Method> {
    static int call(sqlite3_file* f, A... arguments) {
        return (real_of(f)->pMethods->*Method)(real_of(f), arguments...);
    }
};

void barrier(sqlite3_file* f) { real_of(f)->pMethods->xShmBarrier(real_of(f)); }

int open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* opened, int flags, int* given_flags) {
    auto& f = *new (opened) file{};
    f.real = reinterpret_cast<sqlite3_file*>(&f + 1);
    const int code = system_disk->xOpen(system_disk, name, f.real, flags, given_flags);
    if (f.real->pMethods == nullptr) return code; // nothing to close
    using m = sqlite3_io_methods;
    f.methods = {
        .iVersion = 2, // without memory maps
        .xClose = forward<&m::xClose>::call,
        .xRead = forward<&m::xRead>::call,
        .xWrite = write,
        .xTruncate = forward<&m::xTruncate>::call,
        .xSync = sync,
        .xFileSize = forward<&m::xFileSize>::call,
        .xLock = forward<&m::xLock>::call,
        .xUnlock = forward<&m::xUnlock>::call,
        .xCheckReservedLock = forward<&m::xCheckReservedLock>::call,
        .xFileControl = forward<&m::xFileControl>::call,
        .xSectorSize = forward<&m::xSectorSize>::call,
        .xDeviceCharacteristics = forward<&m::xDeviceCharacteristics>::call,
        .xShmMap = forward<&m::xShmMap>::call,
        .xShmLock = forward<&m::xShmLock>::call,
        .xShmBarrier = barrier,
        .xShmUnmap = forward<&m::xShmUnmap>::call,
        .xFetch = nullptr,
        .xUnfetch = nullptr,
    };
    f.base.pMethods = &f.methods;
    return code;
}

}

faulty_disk::faulty_disk() {
    system_disk = sqlite3_vfs_find(nullptr);
    disk = *system_disk;
    disk.zName = "faulty";
    disk.szOsFile += static_cast<int>(sizeof(file));
    disk.xOpen = open;
    sqlite3_vfs_register(&disk, 1);
    fail_from(1, SQLITE_OK);
}

faulty_disk::~faulty_disk() { sqlite3_vfs_unregister(&disk); }

void faulty_disk::fail_from(int which, int code) {
    calls_before = which;
    given = 0;
    code_to_give = code;
}

int faulty_disk::failures() const { return given; }

}
