#pragma once

#include "platform/db/postgres_line.hpp"

#include <cstdint>
#include <string>
#include <vector>

// A part of the rows of a PostgreSQL database that is whole in its references.
namespace foyer::migrate {

struct copied_table {
    std::string oid;
    std::string name;    // quoted
    std::string columns; // quoted, those that can be written
    bool whole{};        // the books of the migrations themselves
};

// The tables of the session's schema.
std::vector<copied_table> list_tables(db::postgres_line& real);

// Begins a transaction on `real` that sees one moment, and notes in it which rows are chosen:
// `limit` of each table, spread over its pages, and every row that these point to. Does not write
// into the database but for a temporary table.
void choose_rows(db::postgres_line& real, const std::vector<copied_table>& tables, int limit);

// Copies what was chosen, or everything; the number of rows.
std::int64_t copy_table(
    db::postgres_line& real, db::postgres_line& there, const copied_table& table, bool all_rows
);

}
