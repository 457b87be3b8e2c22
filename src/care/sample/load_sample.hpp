#pragma once

#include "care/sample/reference_data.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/db/database.hpp"

#include <span>

namespace foyer::sample {

// What was put in; all 0 when the shop was not empty.
struct loaded_sample {
    int categories{};
    int manufacturers{};
    int products{};
    reference_rows reference; // added beside those that existed
};

// Puts the embedded sample shop into a shop that has no category, product or manufacturer yet, in
// one transaction; into any other, nothing. Each product's stock begins with a purchase in the
// ledger. Throws db::failure.
loaded_sample load_sample(db::database& db, timestamp at = now());

std::span<const db::query* const> load_queries();

}
