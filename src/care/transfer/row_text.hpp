#pragma once

#include "platform/db/row.hpp"
#include "platform/db/value.hpp"
#include "platform/schema/table.hpp"

#include <string>
#include <vector>

namespace foyer::transfer {

// A row of `SELECT every column` as one line of JSON: keys in camelCase, empty columns left out.
// The same row gives the same bytes on both engines.
std::string row_text(const schema::table_def& table, const db::row& row);

// The primary key of such a row, as parameters of the next page.
std::vector<db::value> key_of(const schema::table_def& table, const db::row& row);

}
