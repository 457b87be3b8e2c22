#pragma once

#include "platform/db/database.hpp"

#include <chrono>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace foyer::db {

// Counts calls and time by query name. One shard for each core, so that the lock is never contended
// on the hot path.
class query_meter {
public:
    explicit query_meter(int cores);

    // Measures from its construction to its destruction.
    class timing {
    public:
        timing(query_meter& meter, const query& q);
        ~timing();
        timing(const timing&) = delete;
        timing& operator=(const timing&) = delete;

    private:
        query_meter& meter_;
        const std::string_view name_;
        const std::chrono::steady_clock::time_point start_;
    };

    // Sorted by name.
    std::vector<query_statistics> read() const;

private:
    struct counters {
        std::int64_t calls{};
        std::int64_t nanoseconds{};
    };
    struct shard {
        mutable std::mutex mutex;
        std::unordered_map<std::string_view, counters> by_name;
    };

    std::vector<shard> shards_; // one a core, and the last for all other threads
};

}
