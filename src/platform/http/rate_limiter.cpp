#include "platform/http/rate_limiter.hpp"

#include "platform/base/crypto.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cmath>

namespace foyer::http {

namespace {

// Salted so that nobody can choose keys that fall into one set.
std::uint64_t hash_of(std::string_view key, std::uint64_t salt) {
    std::uint64_t h = salt;
    for (const char c : key) {
        h = (h ^ static_cast<unsigned char>(c)) * 0x9e3779b97f4a7c15ULL;
        h ^= h >> 29;
    }
    return h == 0 ? 1 : h;
}

}

rate_limiter::rate_limiter(std::size_t buckets) {
    random_bytes(&salt_, sizeof salt_);
    const auto sets = std::max<std::size_t>(1, buckets / shard_count / ways);
    for (auto& s : shards_) s.buckets.resize(sets * ways);
}

int rate_limiter::take(std::string_view key, rate limit, std::int64_t now_ms) {
    if (limit.burst == 0 || limit.per_minute == 0) return 0;
    const auto hash = hash_of(key, salt_);
    auto& shard = shards_[hash % shard_count];
    const std::lock_guard lock(shard.guard);
    const auto sets = shard.buckets.size() / ways;
    const auto first =
        shard.buckets.begin() + static_cast<std::ptrdiff_t>((hash / shard_count) % sets * ways);
    auto found = std::find_if(first, first + ways, [&](const bucket& b) { return b.key == hash; });
    if (found == first + ways) {
        found = std::min_element(first, first + ways, [](const bucket& a, const bucket& b) {
            return a.touched_ms < b.touched_ms;
        });
        *found = {hash, now_ms, static_cast<double>(limit.burst)};
    }
    const double per_ms = limit.per_minute / 60'000.0;
    const auto rested_ms =
        static_cast<double>(std::max<std::int64_t>(0, now_ms - found->touched_ms));
    found->tokens = std::min<double>(limit.burst, found->tokens + rested_ms * per_ms);
    found->touched_ms = now_ms;
    if (found->tokens >= 1) {
        found->tokens -= 1;
        return 0;
    }
    return std::max(1, static_cast<int>(std::ceil((1 - found->tokens) / per_ms / 1000)));
}

std::string address_group(std::string_view client_address) {
    const std::string text(client_address);
    in6_addr address{};
    if (inet_pton(AF_INET6, text.c_str(), &address) != 1) return text;
    return {reinterpret_cast<const char*>(address.s6_addr), 8};
}

}
