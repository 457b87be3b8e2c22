#include "app/server/deadlines.hpp"

#include "platform/runtime/loop_turn.hpp"

#include <algorithm>

namespace foyer::app {

namespace {

std::size_t index(deadline kind) { return static_cast<std::size_t>(kind); }

}

deadlines::deadlines(boost::asio::io_context& loop, const durations& after)
    : timer_(loop), after_(after) {}

void deadlines::set(timed& who, deadline kind) {
    clear(who);
    who.kind_ = kind;
    who.at_ = runtime::turn_began() + after_[index(kind)];
    queues_[index(kind)].push_back(who);
    if (!armed_ || who.at_ < timer_.expiry()) arm();
}

void deadlines::clear(timed& who) {
    if (who.is_linked()) queues_[index(who.kind_)].erase(queue::s_iterator_to(who));
}

timed* deadlines::oldest(deadline kind) {
    auto& all = queues_[index(kind)];
    return all.empty() ? nullptr : &all.front();
}

std::size_t deadlines::count(deadline kind) const { return queues_[index(kind)].size(); }

// The timer stays as it is when a deadline is cleared: it then fires for nothing, at most once a
// duration.
void deadlines::arm() {
    const timed* next = nullptr;
    for (const auto& all : queues_) {
        if (!all.empty() && (next == nullptr || all.front().at_ < next->at_)) next = &all.front();
    }
    armed_ = next != nullptr;
    if (!armed_) return;
    timer_.expires_at(next->at_);
    timer_.async_wait([this,
                       alive = std::weak_ptr(alive_)](const boost::system::error_code& failed) {
        if (!failed && !alive.expired()) expire();
    });
}

void deadlines::expire() {
    const auto now = std::chrono::steady_clock::now();
    for (auto& all : queues_) {
        while (!all.empty() && all.front().at_ <= now) {
            auto& late = all.front();
            all.pop_front();
            late.on_deadline(late.kind_);
        }
    }
    arm();
}

}
