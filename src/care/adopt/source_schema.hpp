#pragma once

#include "platform/db/session.hpp"

#include <string>
#include <string_view>
#include <vector>

// The tables of a database that somebody else made, as they are.
namespace foyer::adopt {

struct source_column {
    std::string name;
    std::string type; // as the database spells it: "text[]", "timestamp(3) without time zone"
    bool nullable{};
};

struct source_table {
    std::string name;
    std::vector<source_column> columns;
    std::vector<std::string> key; // columns of the primary key; empty when there is none

    const source_column* find_column(std::string_view column) const;
};

struct source_schema {
    std::vector<source_table> tables; // by name; Prisma's and our own ledgers are not among them

    const source_table* find_table(std::string_view name) const;
};

source_schema read_source_schema(db::session& source);

}
