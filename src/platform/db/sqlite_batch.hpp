#pragma once

#include "platform/db/database.hpp"
#include "platform/db/sqlite_connection.hpp"

#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace foyer::db {

// One transaction that waits for the writer.
struct sqlite_job {
    const std::function<bool(transaction&)>& work;
    bool committed{};                // false: refused by `work`, or failed
    std::exception_ptr failure{};    // what the caller gets
    std::vector<std::string> tags{}; // what it changed, for generations
};

// Runs the jobs as one transaction of the connection, a savepoint each, and commits once (group
// commit). A job that refuses or throws is undone alone. When SQLite itself gives the transaction
// up (disk full, I/O error), the job that was at work fails and the others run again, each on its
// own. When the commit fails, all fail: also a refusal may rest on what a neighbour wrote. They
// fail as unavailable when another program keeps the write lock. No answer may be given before this
// returns.
void run_batch(sqlite_connection& connection, std::span<sqlite_job* const> jobs);

}
