#pragma once

#include "care/transfer/row_checksum.hpp"
#include "platform/db/session.hpp"
#include "platform/schema/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace foyer::adopt {

struct column_sum {
    std::string column;
    int scale{};
    std::int64_t units{};

    friend bool operator==(const column_sum&, const column_sum&) = default;
};

// What a table of ours holds, in figures that two databases can be compared by.
struct figures {
    transfer::row_checksum content;
    std::vector<column_sum> sums; // of every whole and every decimal column, in their order

    friend bool operator==(const figures&, const figures&) = default;
};

bool is_summed(const schema::column_def& column);

// Reads every row, by pages.
figures figures_of(db::session& s, const schema::table_def& table);

}
