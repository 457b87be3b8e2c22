#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "platform/schema/table.hpp"

#include <filesystem>
#include <functional>

namespace foyer::transfer {

// Inserts the rows of a file into their table, some hundred a transaction, and then the keys to the
// table itself. `on_rows` hears how many more rows are in. Errors: "transfer.row_refused" with the
// row and the constraint; the rows of earlier transactions stay.
result<void> load_rows(
    db::database& db, const schema::table_def& table, const std::filesystem::path& file,
    const std::function<void(std::int64_t)>& on_rows
);

}
