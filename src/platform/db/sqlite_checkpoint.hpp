#pragma once

#include "platform/db/sqlite_connection.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace foyer::db {

// Moves the write-ahead log into the file, on a thread of its own, so that no commit pays for it.
class sqlite_checkpoint {
public:
    // Opens the file, and makes it when `create` says so.
    sqlite_checkpoint(const std::string& file, bool create);
    ~sqlite_checkpoint();
    sqlite_checkpoint(const sqlite_checkpoint&) = delete;
    sqlite_checkpoint& operator=(const sqlite_checkpoint&) = delete;

    // From now on looks at the log after each commit of `writer`, which must be closed first.
    void watch(sqlite_connection& writer);

private:
    static int after_commit(void* self, sqlite3*, const char*, int pages);
    void serve();
    void checkpoint(int pages);

    sqlite_connection connection_;
    std::mutex mutex_;
    std::condition_variable due_;
    int pages_{0};
    bool stopping_{false};
    std::thread thread_;
};

}
