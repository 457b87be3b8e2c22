#pragma once

#include "care/transfer/table_statements.hpp"

namespace foyer::promote {

// Rows read, written and committed together.
constexpr int page_rows = 1000;
// Rows of one statement. Times the columns of the widest table, this stays far below the 32,766
// parameters that SQLite takes.
constexpr int statement_rows = 100;

// What copying a table needs beyond an export and an import.
struct copy_statements {
    transfer::table_statements of_table;
    db::query insert_many; // statement_rows rows, each with the columns in order
    db::query find_many;   // the rows of statement_rows keys, in any order
};

copy_statements copy_statements_of(const schema::table_def& table);

}
