#pragma once

#include "platform/db/migrate/inspection.hpp"

#include <cstdint>
#include <string>
#include <vector>

// Rows that the code's rules would not take.
namespace foyer::migrate {

struct violation {
    std::string table;
    std::string rule; // the object that cannot be made: "check orders_total_check of orders"
    std::int64_t rows{};
    std::vector<std::string> keys; // of a few of them
};

// Rows that stand in the way of making the objects of these findings: false conditions, references
// that lead nowhere, doubles of what must be unique, NULL where a value must be.
std::vector<violation> rows_against(
    db::database& db, const schema::database_schema& code, const std::vector<finding>& findings
);

// "2 rows break check orders_total_check of orders (c1, c2)"
std::string describe(const violation& v);

}
