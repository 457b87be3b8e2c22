#pragma once

#include "care/promote/copy_statements.hpp"
#include "platform/db/session.hpp"

#include <functional>
#include <string>
#include <vector>

namespace foyer::promote {

// The values of a row, the same on both engines, as parameters of an insert: JSON in its canonical
// spelling, moments to the millisecond, decimals with the digits of their column.
using values = std::vector<db::value>;

// Throws db::failure naming the column when a cell cannot be what its column says.
values values_of(const schema::table_def& table, const db::row& row);

// The primary key in such values.
values key_in(const schema::table_def& table, const values& row);

// "ord_1", "pro_1/fr"
std::string key_text(const values& key);

bool same(const db::value& a, const db::value& b);

// The columns in which two rows of a table differ: "price, updated_at"; empty when they are equal.
std::string differences(const schema::table_def& table, const values& a, const values& b);

// The rows after this key in the order of the table's keys, page_rows of them or what is left; from
// the beginning for an empty key.
std::vector<values> read_page(
    db::session& from, const copy_statements& s, const schema::table_def& table, const values& after
);

// Calls `f` with each page of a table, from the beginning, until it returns false.
void each_page(
    db::session& from, const copy_statements& s, const schema::table_def& table,
    const std::function<bool(const std::vector<values>&)>& f
);

// For each row of the page the row of the same key in `in`, empty when there is none.
std::vector<values> find_same_keys(
    db::session& in, const copy_statements& s, const schema::table_def& table,
    const std::vector<values>& page
);

}
