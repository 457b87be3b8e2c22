#pragma once

#include "care/sample/sample_files.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/db/database.hpp"

#include <span>

// Rows without which a shop cannot sell: delivery zones (the 69 wilayas, of which 58 are in
// service), the owner's settings with their defaults, and service types.
namespace foyer::sample {

// How many rows were added.
struct reference_rows {
    int zones{};
    int settings{};
    int service_types{};
};

// Adds the zones and settings that are missing, by slug and key, and the service types when there
// are none. Rows that exist stay as they are, so it may run at any time and again. Throws
// db::failure.
reference_rows fill_reference_data(db::database& db, timestamp at = now());

// The same inside the caller's transaction.
reference_rows fill_reference_data(db::transaction& tx, const sample_files& files, timestamp at);

std::span<const db::query* const> reference_queries();

}
