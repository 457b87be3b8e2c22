#pragma once

#include "platform/db/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace foyer::db {

// Rows of one INSERT, written by one statement instead of one each: what a transaction costs is
// counted in statements.
class row_values {
public:
    // The parameters $1... of the next row; every row has as many.
    template <class... P>
    void add(const P&... parameters) {
        (values_.push_back(to_value(parameters)), ...);
        ++rows_;
    }

    int rows() const { return rows_; }
    const std::vector<value>& values() const { return values_; }

private:
    std::vector<value> values_;
    int rows_{0};
};

// The text of an INSERT of one row, made one of `rows` rows: what stands in parentheses after
// VALUES is repeated with the next numbers; `width` is the number of its parameters.
std::string insert_text(std::string_view one_row, int rows, int width);

// Queues `one_row`, an INSERT that ends with VALUES (...), for all rows; nothing for none. At most
// 32,766 parameters, which is SQLite's limit.
void insert_rows(session& tx, const query& one_row, const row_values& rows);

}
