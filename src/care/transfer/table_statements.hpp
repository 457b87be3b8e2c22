#pragma once

#include "platform/db/query.hpp"
#include "platform/schema/table.hpp"

#include <vector>

namespace foyer::transfer {

// The statements of a table, made from its definition. Texts and names live as long as the program,
// as those of written queries do.
struct table_statements {
    db::query count;
    db::query has_rows;
    db::query first_page; // $1: how many
    db::query next_page;  // the last key, then how many
    db::query insert;     // the columns in order
    db::query clear;
    // Only with a key to the own table: the primary key, then that column.
    db::query set_parent;
    db::query clear_parents;
};

table_statements statements_of(const schema::table_def& table);

// The column that points to its own table (the parent of a category), or null.
const schema::column_def* parent_column(const schema::table_def& table);

}
