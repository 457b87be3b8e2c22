#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

// A copy of a database on which a migration may do what it likes.
namespace foyer::migrate {

// The copy is there as long as the object, and no longer. A program that was killed leaves it
// behind; whoever makes the next clone of the same database (SQLite) or in the same cluster
// (PostgreSQL) removes it.
class clone {
public:
    virtual ~clone() = default;

    virtual const std::string& url() const = 0;
    // A folder for other files of the rehearsal.
    virtual const std::filesystem::path& folder() const = 0;
    // Whether rows are missing.
    virtual bool is_sample() const = 0;
};

struct clone_options {
    std::string url; // of the real database
    bool all_rows{};
    int sample_rows{1000};        // of each table, and what they point to
    std::filesystem::path folder; // PostgreSQL: for other files of the rehearsal
};

// SQLite: the online backup, in a folder beside the database. PostgreSQL: a database
// foyer_rehearsal_<id> in the same cluster with the real structure of the session's schema, and a
// sample of its rows in which no reference leads nowhere. Other schemas, extensions and roles'
// rights are not in it. errc::forbidden "migration.rehearsal_not_possible" when the role may not
// make databases, a program of PostgreSQL is missing, or the database is in memory.
result<std::unique_ptr<clone>> make_clone(db::database& db, const clone_options& o);

// One engine each, for make_clone.
result<std::unique_ptr<clone>> make_sqlite_clone(db::database& db, const clone_options& o);
result<std::unique_ptr<clone>> make_postgres_clone(const clone_options& o);

error rehearsal_not_possible(std::string why);

}
