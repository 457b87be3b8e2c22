#pragma once

#include "platform/db/migrate/lint/sql_statement.hpp"
#include "platform/db/query.hpp"

#include <cstdint>
#include <string_view>

// The lock that a statement takes on the table it names, and who waits for it.
namespace foyer::migrate {

// PostgreSQL's table locks, weakest first; SQLite has one for the whole file.
enum class lock_level : std::uint8_t {
    none,
    row_exclusive,
    share_update_exclusive,
    share,
    share_row_exclusive,
    access_exclusive,
    sqlite_write,
};

// As pg_locks spells it: "AccessExclusiveLock".
std::string_view lock_name(lock_level l);

// "reads and writes", "writes", "nobody"
std::string_view who_waits(lock_level l);

lock_level lock_of(const action& a, db::engine e);

// The strongest of its actions.
lock_level lock_of(const sql_statement& s, db::engine e);

}
