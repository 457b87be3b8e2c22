#include "platform/base/generations.hpp"

#include <array>
#include <atomic>
#include <functional>

namespace foyer::generations {

namespace {

constexpr std::size_t slots = 1 << 14;
std::array<std::atomic<std::uint64_t>, slots> counters{};

}

slot slot_of(std::string_view tag) {
    return static_cast<slot>(std::hash<std::string_view>{}(tag) % slots);
}

std::uint64_t current(slot s) { return counters[s].load(std::memory_order_acquire); }

void raise(slot s) { counters[s].fetch_add(1, std::memory_order_acq_rel); }

void raise_all() {
    for (auto& counter : counters) counter.fetch_add(1, std::memory_order_acq_rel);
}

}
