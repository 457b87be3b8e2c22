#pragma once

#include "platform/db/query.hpp"

#include <string>

namespace foyer::test {

// Whether tests on PostgreSQL can run: FOYER_TEST_POSTGRES holds the address of a database in which
// schemas and beside which databases may be made.
bool has_postgres();

// What a fresh PostgreSQL home is: a schema of its own (a millisecond), or a database of its own
// (for tests that look at whole databases).
enum class isolation { schema, database };

// An empty place for one test, removed at the end: a folder with a SQLite file, or a schema or
// database in the cluster.
class fresh_database {
public:
    explicit fresh_database(db::engine e, isolation i = isolation::schema);
    ~fresh_database();
    fresh_database(const fresh_database&) = delete;
    fresh_database& operator=(const fresh_database&) = delete;

    db::engine engine() const { return engine_; }
    // As db::options wants it.
    const std::string& url() const { return url_; }
    // A folder for this test's files, removed with it.
    const std::string& folder() const { return folder_; }

private:
    const db::engine engine_;
    const isolation isolation_;
    const std::string name_;
    std::string folder_;
    std::string url_;
};

}
