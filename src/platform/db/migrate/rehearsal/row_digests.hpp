#pragma once

#include "platform/db/database.hpp"
#include "platform/db/migrate/loss.hpp"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

// Whether a database holds the same rows at two moments, and if not, which rows of which columns
// differ. Rows are known by their primary key; a cell is a 64-bit checksum of its text, computed
// here. What is remembered is in a file: memory does not grow with the rows. One sum for a table
// (care/transfer/row_checksum.hpp) would not say which column is lost, and knows only the tables of
// the code, while here anything may stand before and after.
namespace foyer::migrate {

// A table as its rows are read: in the order of its key.
struct table_shape {
    std::string name;
    std::vector<std::string> columns;
    std::vector<std::string> types;
    std::vector<std::string> key; // every column when there is no primary key
};

// The tables of the database, without those in which programs keep books of migrations.
std::vector<table_shape> read_shapes(db::database& db);

struct comparison {
    std::vector<loss>
        losses;             // a column: rows that hold something else; a table: rows that are gone
    std::vector<loss> more; // rows that were not there
    std::int64_t rows{};    // that were compared
};

class row_digests {
public:
    // Reads every row of every table. The file is made in `folder` and has no name there.
    row_digests(db::database& db, const std::filesystem::path& folder);

    // Holds what is there now against what was there, over the tables and columns of that moment.
    comparison compare(db::database& db) const;

private:
    struct close {
        void operator()(std::FILE* f) const { std::fclose(f); }
    };
    struct stored {
        table_shape shape;
        std::int64_t rows{};
    };

    void write(db::database& db, stored& table);
    void compare_table(
        db::database& db, const table_shape& now, const stored& then, comparison& out
    ) const;

    std::unique_ptr<std::FILE, close> file_;
    std::vector<stored> tables_;
};

}
