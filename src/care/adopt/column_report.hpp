#pragma once

#include "care/adopt/report.hpp"

namespace foyer::adopt {

// For each table that is not the same already: columns that get another type or another name than
// their own in snake_case, columns that are missing and what they get, columns that are not ours
// and where they stay.
std::string column_lines(const matching& m, schema::dialect result, destination where);

}
