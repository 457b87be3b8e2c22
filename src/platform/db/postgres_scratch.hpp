#pragma once

#include "platform/db/postgres_line.hpp"

#include <string>

namespace foyer::db {

// An empty database in the cluster of another one, with its encoding and collation, for as long as
// the object. It is named `prefix` and an id. One that a killed program left behind is removed by
// whoever makes the next of that prefix: nobody is connected under its name.
class postgres_scratch {
public:
    // Throws postgres_not_allowed when the role may not make databases (CREATEDB), unavailable,
    // failure.
    postgres_scratch(const std::string& url, const std::string& prefix);
    ~postgres_scratch();
    postgres_scratch(const postgres_scratch&) = delete;
    postgres_scratch& operator=(const postgres_scratch&) = delete;

    const std::string& name() const { return name_; }
    const std::string& url() const { return url_; }
    // A connection to the other database, which tells that this one is in use.
    postgres_line& real() { return real_; }

private:
    void drop(const std::string& database);

    const std::string name_;
    const std::string url_;
    postgres_line real_;
};

}
