#pragma once

#include "care/adopt/source_schema.hpp"
#include "platform/schema/database_schema.hpp"

#include <vector>

// Which of their tables and columns are ours under another name: plural or model name, camelCase or
// snake_case, any case of letters.
namespace foyer::adopt {

struct column_match {
    const schema::column_def* ours{};
    const source_column* theirs{}; // null: the shop has no such column
};

struct table_match {
    const schema::table_def* ours{};
    const source_table* theirs{};
    std::vector<column_match> columns;       // every column of ours, in its order
    std::vector<const source_column*> extra; // columns that we do not know

    const column_match& column(std::string_view ours_name) const;
};

struct matching {
    std::vector<table_match> tables;               // in the order of our schema
    std::vector<const schema::table_def*> missing; // of the seed; they will be empty
    std::vector<const source_table*> extra;        // tables that we do not know
};

// Points into both schemas, which must outlive it. Tables that are additions of ours match nothing:
// a table of that name is something else.
matching match(const schema::database_schema& ours, const source_schema& theirs);

// What a column that the shop does not have will hold: "DZD", "NULL", "created_at". Empty: nothing
// can be said, the rows block.
std::string fill_of(const schema::table_def& table, const schema::column_def& column);

}
