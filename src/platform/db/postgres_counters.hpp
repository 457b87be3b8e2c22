#pragma once

#include <atomic>
#include <cstdint>

namespace foyer::db {

// Shared by all connections of a database.
struct postgres_counters {
    std::atomic<std::int64_t> transactions{0};
    std::atomic<std::int64_t> round_trips{0};
    std::atomic<std::int64_t> statements{0};
};

}
