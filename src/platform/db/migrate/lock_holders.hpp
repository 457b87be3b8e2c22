#pragma once

#include "platform/db/database.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

// Who keeps a migration waiting, in words for the person at the terminal.
namespace foyer::migrate {

// The sessions that the waiting session `pid` waits for: "pid 4711 (psql) in a transaction since
// 2026-03-01T08:00:00Z: SELECT ..."; empty when it does not wait. PostgreSQL.
std::string blockers_of(db::session& s, int pid);

// The session that holds the lock of migrations; empty when nobody does. PostgreSQL.
std::string migration_lock_holder(db::session& s);

// The program that holds the write lock of the SQLite file; empty when nobody does, or the system
// does not tell.
std::string sqlite_writer_of(const std::string& file);

// "pid 4711 (foyer)"
std::string process_name(int pid);

// Looks every now and then who blocks a session of PostgreSQL: once the wait has timed out nobody
// can tell any more.
class lock_watch {
public:
    // `db` must outlive it.
    lock_watch(db::database& db, int pid, std::chrono::milliseconds rhythm);
    ~lock_watch();
    lock_watch(const lock_watch&) = delete;
    lock_watch& operator=(const lock_watch&) = delete;

    // Who was last seen in the way.
    std::string last_seen() const;

private:
    void look(db::database& db, int pid);

    mutable std::mutex mutex_;
    std::condition_variable stop_;
    bool stopping_{false};
    std::string seen_;
    std::thread thread_;
};

}
