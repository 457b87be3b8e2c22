#pragma once

#include "platform/db/database.hpp"

#include <cstdint>
#include <span>

// The columns of products that are computed from others: the sort keys of the names and the
// searched text. Rows of other programs, of an export or of an older version come without them.
namespace foyer::catalog {

// Fills missing searched texts, and sort keys that are missing or differ from what the names and
// the ICU in use give. Returns how many products changed; caches of products are invalidated when
// some did. Reads every product: for commands, not for requests.
std::int64_t rebuild_derived_columns(db::database& db);

std::span<const db::query* const> derived_queries();

}
