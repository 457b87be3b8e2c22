#pragma once

#include "care/transfer/export_data.hpp"
#include "platform/base/result.hpp"
#include "platform/schema/database_schema.hpp"

#include <chrono>

namespace foyer::promote {

// A table whose rows are all in the target.
struct table_copied {
    std::string_view table;
    std::int64_t rows{};
    std::int64_t copied{}; // by this run; the others were there
    std::chrono::milliseconds took{};
};
using table_function = std::function<void(const table_copied&)>;

// Copies every row, a page a transaction, tables after those they point to. What an earlier run has
// copied is looked at, page by page, and stays when it is what the source has; from the first table
// on that is not, the target is emptied and filled anew. Nobody may write to either database
// meanwhile. Errors: "promote.row_refused" (the field is table and key). Throws db::failure.
result<void> copy_tables(
    db::session& from, db::database& to, const schema::database_schema& schema,
    const transfer::progress_function& on_progress, const table_function& on_table
);

}
