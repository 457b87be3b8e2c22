#pragma once

#include "platform/db/migrate/lock_holders.hpp"
#include "platform/db/migrate/migration_lock.hpp"
#include "platform/db/migrate/run_options.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace foyer::migrate {

// What a deploy or a rollback works with from its beginning to its end: a connection of its own,
// the lock that keeps others out, and an eye on who is in the way.
class workplace {
public:
    // errc::conflict "migration.locked" when another program does not come to its end.
    static result<std::unique_ptr<workplace>> open(db::database& db, const run_options& how);

    db::script_session& session() { return *session_; }
    const std::function<std::string()>& who() const { return who_; }

private:
    explicit workplace(db::database& db) : session_(db.open_script()) {}

    const std::unique_ptr<db::script_session> session_;
    std::optional<migration_lock> lock_;
    std::optional<lock_watch> watch_;
    std::function<std::string()> who_;
};

}
