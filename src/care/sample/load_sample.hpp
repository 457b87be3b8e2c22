#pragma once

#include "platform/base/timestamp.hpp"
#include "platform/db/database.hpp"

#include <span>

namespace foyer::sample {

// What was put in; all 0 when the shop was not empty.
struct loaded_sample {
    int categories{};
    int manufacturers{};
    int products{};
    int service_types{};
    int zones{};    // delivery zones; those that were there are kept as they are
    int settings{}; // likewise
};

// Puts the embedded sample shop into a shop that has no category, product, maker or service yet, in
// one transaction; into any other, nothing. Each product's stock begins with a purchase in the
// ledger. Throws db::failure.
loaded_sample load_sample(db::database& db, timestamp at = now());

std::span<const db::query* const> load_queries();

}
