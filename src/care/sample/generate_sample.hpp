#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace foyer::sample {

// How many of each to make; at most 10 million.
struct sample_size {
    int products{};
    int customers{};
    int orders{};
    int reviews{};
};

// Called after each transaction: what is being made ("orders"), how many are written, how many will
// be.
using progress = std::function<void(std::string_view what, std::int64_t done, std::int64_t total)>;

// Makes a shop of that size for measuring, the same for the same sizes over the same categories,
// makers, zones and settings. Every ledger, total and counter is true. Written in many
// transactions: what an interruption leaves is consistent, but not of the size asked for. Errors:
// "sample.size" (orders without products or customers, or more reviews than half of the pairs of
// both), "sample.no_catalogue" (no category or zone: load the sample shop first), "sample.exists"
// (generated rows are there).
result<void> generate_sample(
    db::database& db, const sample_size& size, const progress& on_progress
);

std::span<const db::query* const> generate_queries();

}
