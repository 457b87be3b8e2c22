#pragma once

#include "platform/http/route.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::http {

// Token buckets by key ("POST /api/v1/orders 203.0.113.7", "phone +213..."). Memory is fixed: when
// a set of buckets is full, the one that has rested longest is forgotten, which errs towards
// letting callers pass. One for the process, usable from all threads.
class rate_limiter {
public:
    // `buckets` is how many keys are remembered, 32 bytes each.
    explicit rate_limiter(std::size_t buckets = 1 << 16);

    // Takes one token. 0 when there was one, else the seconds after which to try again. `now_ms` is
    // any clock that goes forward.
    int take(std::string_view key, rate limit, std::int64_t now_ms);

private:
    struct bucket {
        std::uint64_t key{};
        std::int64_t touched_ms{};
        double tokens{};
    };
    struct shard {
        std::mutex guard;
        std::vector<bucket> buckets;
    };
    static constexpr std::size_t shard_count = 16;
    static constexpr std::size_t ways = 8;

    std::uint64_t salt_;
    std::array<shard, shard_count> shards_;
};

// The part of a client's address that one client can hardly change: all of IPv4, the first 64 bits
// of IPv6.
std::string address_group(std::string_view client_address);

}
