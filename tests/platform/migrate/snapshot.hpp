#pragma once

#include "platform/db/database.hpp"

#include <string>

namespace foyer::test {

// All that a migration may change, as a text to compare: definitions, rows, and how far the history
// is (without times).
struct snapshot {
    std::string definitions;
    std::string rows;
    std::string standing; // "1; 2: 3 of its parts, begun;"

    friend bool operator==(const snapshot&, const snapshot&) = default;
    friend auto operator<=>(const snapshot&, const snapshot&) = default;
};

snapshot take_snapshot(db::database& db);

}
