#include "platform/base/id.hpp"

#include "platform/base/crypto.hpp"
#include "platform/base/timestamp.hpp"

#include <atomic>
#include <cstdint>

namespace foyer {

namespace {

constexpr char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::uint64_t counter_span = 36ULL * 36 * 36 * 36;

void append_base36(std::string& out, std::uint64_t value, int width) {
    char buffer[16];
    for (int i = width; i-- > 0; value /= 36) buffer[i] = digits[value % 36];
    out.append(buffer, static_cast<std::size_t>(width));
}

// Milliseconds and a counter in one number, so that ids of one process always rise, also within a
// millisecond and when the clock is set back.
std::uint64_t next_tick() {
    static std::atomic<std::uint64_t> last{0};
    const auto floor = static_cast<std::uint64_t>(now().milliseconds) * counter_span;
    auto previous = last.load(std::memory_order_relaxed);
    std::uint64_t tick = 0;
    do {
        tick = previous < floor ? floor : previous + 1;
    } while (!last.compare_exchange_weak(previous, tick, std::memory_order_relaxed));
    return tick;
}

}

std::string new_cuid() {
    const auto tick = next_tick();
    std::uint64_t random[2];
    random_bytes(random, sizeof random);
    std::string id;
    id.reserve(25);
    id.push_back('c');
    append_base36(id, tick / counter_span, 8);
    append_base36(id, tick % counter_span, 4);
    append_base36(id, random[0], 6);
    append_base36(id, random[1], 6);
    return id;
}

}
