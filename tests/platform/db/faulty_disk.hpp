#pragma once

#include <sqlite3.h>

#include <atomic>
#include <string_view>

// The disk below SQLite, which fails when it is told to. While one exists, every connection that is
// opened writes through it.
namespace foyer::db::test_disk {

class faulty_disk {
public:
    faulty_disk();
    ~faulty_disk();
    faulty_disk(const faulty_disk&) = delete;
    faulty_disk& operator=(const faulty_disk&) = delete;

    // From now on, the write or sync number `which` (from 1), and every later one, fails with this
    // code of SQLite. 0 mends the disk.
    void fail_from(int which, int code);
    // How often the disk has failed since then.
    int failures() const;
};

}
