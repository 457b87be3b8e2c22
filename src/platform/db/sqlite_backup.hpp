#pragma once

#include <string>

struct sqlite3;

namespace foyer::db {

// One moment of an open database as a file, which must not exist. Throws failure.
void copy_sqlite(sqlite3* from, const std::string& file);

}
