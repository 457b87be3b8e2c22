#pragma once

#include "platform/db/migrate/lint/rule.hpp"
#include "platform/db/migrate/migration.hpp"

#include <span>
#include <vector>

// `migrate lint`: what is not safe about a history, before it meets a database with rows.
namespace foyer::migrate {

struct lint_input {
    db::engine engine{};
    std::span<const migration> history;
    std::span<const migration> sqlite_history; // the same one when the engine is SQLite
    int first_version{1};                      // those before are read, but not judged
    std::vector<broken_query> broken_queries;
    count_function count; // of the database that it is for, when it is asked
};

// Sorted by version, file and line. A finding is silenced by a line above its statement,
//
//     -- foyer:allow index-blocks-writes the shop is closed on Friday nights
//
// and one about a file as a whole by such a line anywhere in it.
std::vector<lint_finding> lint(const lint_input& input);

// Counts up to a bound that is above every threshold; beyond it PostgreSQL's own estimate.
count_function count_in(db::database& db);

// The named queries that each version makes unreadable and no later one makes readable again. They
// are prepared on SQLite, where an empty database of any version costs nothing; a query that has a
// second text for PostgreSQL reads the same tables there.
std::vector<broken_query> queries_broken_by(
    std::span<const migration> sqlite_history, std::span<const db::query* const> queries
);

// Whether one of them is an error.
bool is_unsafe(const std::vector<lint_finding>& findings);

}
