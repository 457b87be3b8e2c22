#pragma once

#include "platform/base/result.hpp"
#include "platform/db/script_session.hpp"

#include <chrono>
#include <string>

namespace foyer::migrate {

// Only one program at a time changes a database's history. On PostgreSQL the advisory lock that
// Prisma's migrations take, of the session; on SQLite a lock on the file "<database>-migrating"
// beside the database, which names its holder. Both end with the program, however it ends.
class migration_lock {
public:
    // Waits for another holder. errc::conflict "migration.locked" names him when he does not come
    // to an end. `s` must outlive the lock.
    static result<migration_lock> take(db::script_session& s, std::chrono::milliseconds patience);

    migration_lock(migration_lock&& other) noexcept;
    migration_lock& operator=(migration_lock&&) = delete;
    ~migration_lock();

private:
    explicit migration_lock(db::script_session& s) : session_(&s) {}

    bool try_take();
    bool try_take_file();
    std::string holder() const;

    db::script_session* session_;
    std::string file_; // SQLite
    int descriptor_{-1};
    bool held_{false};
};

// The file of a SQLite database; empty for one in memory.
std::string sqlite_file_of(db::session& s);

}
