#pragma once

#include "platform/db/sqlite_connection.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace foyer::db {

// Moves the write-ahead log into the file, on a thread of its own, so that hardly a commit pays for
// it. A log that never comes to rest is begun anew by the writer: of every 32 MB one commit takes
// some milliseconds longer.
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
    void begin_anew(int pages);
    void ask_for_checkpoint();
    void serve();

    sqlite_connection connection_;
    sqlite_connection* writer_{};
    int asked_at_{0}; // how long the log was; the writer's thread looks at it
    std::mutex mutex_;
    std::condition_variable due_;
    bool asked_{false};
    bool stopping_{false};
    std::atomic<bool> at_work_{false};
    std::thread thread_;
};

}
