#pragma once

#include "platform/db/session.hpp"

#include <cstdint>
#include <map>
#include <string>

// How big the tables of a database are, as far as it is known without reading all of it.
namespace foyer::migrate {

struct table_size {
    std::int64_t rows{};
    std::int64_t bytes{}; // of the table itself
    std::int64_t index_bytes{};
};

class table_sizes {
public:
    explicit table_sizes(db::session& db) : db_(db) {}

    // Of a table that is not there: nothing at all. Looked up once.
    const table_size& of(const std::string& table);

private:
    table_size read(const std::string& table);

    db::session& db_;
    std::map<std::string, table_size> known_;
};

// Counts up to a million and takes PostgreSQL's own estimate for what is beyond.
std::int64_t bounded_rows(db::session& db, const std::string& table, std::string_view condition);

}
