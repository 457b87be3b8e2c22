#pragma once

#include "platform/db/database.hpp"

#include <cstdint>
#include <span>

namespace foyer::maintenance {

// How long things are kept that nobody needs any more.
inline constexpr std::int64_t keep_cart_ms = days_ms(30); // carts of guests that nobody touched
inline constexpr std::int64_t keep_idempotency_key_ms = days_ms(1); // answers for repeated requests
inline constexpr std::int64_t keep_delivered_event_ms = days_ms(30); // events that were handled

// Rows that were deleted.
struct purged {
    std::int64_t carts{};
    std::int64_t idempotency_keys{};
    std::int64_t events{};
    std::int64_t sessions{};
    std::int64_t password_resets{};
    std::int64_t cache_entries{};

    std::int64_t all() const {
        return carts + idempotency_keys + events + sessions + password_resets + cache_entries;
    }
};

// Deletes what has expired at `at`, at most 1,000 rows a statement, each in a transaction of its
// own, until nothing is left. A guest who has ordered is never deleted.
purged purge(db::database& db, timestamp at);

std::span<const db::query* const> queries();

}
