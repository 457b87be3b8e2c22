#pragma once

#include "platform/db/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What a way back would destroy.
namespace foyer::migrate {

struct loss {
    std::string table;
    std::string column; // empty: the whole table
    std::int64_t rows{
    }; // rows of the table; of a column, rows that hold something else than its default

    friend bool operator==(const loss&, const loss&) = default;
};

// Tables and columns that the statements drop: DROP TABLE, DROP COLUMN, and the comments of drafted
// files ("-- drop column a.b"), which also name what a rebuild leaves out. A table that is dropped
// to be replaced by its rebuilt copy is not among them. Rows are 0.
std::vector<loss> dropped_by(std::string_view script);

// The same with the rows that are there now; what has none, or is not there, is left out.
std::vector<loss> count_losses(db::session& s, std::string_view script);

// "orders.currency: 12 rows"
std::string describe(const loss& l);

}
