#pragma once

#include "platform/db/session.hpp"
#include "platform/schema/table.hpp"

#include <cstdint>
#include <functional>

namespace foyer::transfer {

// Calls `f` with every row of a table (all its columns), in the order of its key, and `after_page`
// with the number of rows of each page once it has been read: then no statement is open.
void each_row(
    db::session& from, const schema::table_def& table, const db::row_function& f,
    const std::function<void(std::int64_t rows)>& after_page
);

}
