#pragma once

#include "care/transfer/export_data.hpp"
#include "care/transfer/row_checksum.hpp"
#include "platform/base/result.hpp"
#include "platform/schema/database_schema.hpp"

namespace foyer::promote {

// Keys named in an error.
constexpr std::size_t max_differences = 10;

struct proved_table {
    std::string table;
    transfer::row_checksum rows; // of both sides
};

// Reads every row of both databases and compares the tables' checksums. Errors: "promote.differs":
// the fields are the tables, with both numbers of rows, and the first keys that differ
// ("orders:ord_1", with the columns). Throws db::failure.
result<std::vector<proved_table>> prove_equal(
    db::session& from, db::session& to, const schema::database_schema& schema,
    const transfer::progress_function& on_progress
);

}
