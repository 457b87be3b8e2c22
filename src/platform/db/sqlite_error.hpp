#pragma once

#include <string_view>

struct sqlite3;

namespace foyer::db {

// Throws the failure (failure.hpp) that this result code of SQLite stands for, with the
// connection's message. `doing` says what was tried. Names of violated constraints are those that
// PostgreSQL would give, except of foreign keys, which SQLite does not name. A trigger that
// raises 'unavailable: ...' means unavailable.
[[noreturn]] void throw_sqlite_error(sqlite3* connection, int code, std::string_view doing);

}
