#include "platform/runtime/loop_turn.hpp"

#include "platform/runtime/core.hpp"

#include <spdlog/spdlog.h>

namespace foyer::runtime {

namespace {

constexpr auto relaxed = std::memory_order_relaxed;

}

loop_turn::loop_turn() : home_(current_core()) {
    if (home_ == nullptr || home_->turn.depth++ > 0) return;
    home_->turn.what = {};
    home_->turn.began = std::chrono::steady_clock::now();
}

loop_turn::~loop_turn() {
    if (home_ == nullptr || --home_->turn.depth > 0) return;
    auto& t = home_->turn;
    const auto held = std::chrono::steady_clock::now() - t.began;
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(held).count();
    if (us > t.longest_us.load(relaxed)) t.longest_us.store(us, relaxed);
    if (held <= t.stall_time) return;
    t.stalls.fetch_add(1, relaxed);
    spdlog::warn(
        "core {} was held for {} ms by {}", home_->index(), us / 1000,
        t.what.empty() ? "what has no name" : t.what
    );
}

std::chrono::steady_clock::time_point turn_began() {
    const auto* const home = current_core();
    return home != nullptr && home->turn.depth > 0 ? home->turn.began
                                                   : std::chrono::steady_clock::now();
}

void name_turn(std::string_view what, std::string_view asked) {
    if (auto* const fiber = current_task()) {
        fiber->what = what;
        fiber->asked = {};
        asked.copy(fiber->asked.data(), fiber->asked.size() - 1);
    }
    if (auto* const home = current_core()) home->turn.what = what;
}

std::string_view asked_by() {
    const auto* const fiber = current_task();
    return fiber == nullptr ? std::string_view{} : std::string_view(fiber->asked.data());
}

}
