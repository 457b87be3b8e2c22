#include "app/server/shared_limits.hpp"

#include "platform/http/rate_limiter.hpp"

namespace foyer::app {

bool shared_limits::take_body(std::size_t bytes) {
    const auto before = bodies_.fetch_add(bytes, std::memory_order_relaxed);
    if (before + bytes <= body_bytes_) return true;
    give_body(bytes);
    return false;
}

bool shared_limits::enter(std::string_view address) {
    if (per_address_ == 0) return true;
    auto group = http::address_group(address);
    const std::lock_guard lock(guard_);
    auto& count = connections_[std::move(group)];
    if (count >= per_address_) return false;
    ++count;
    return true;
}

void shared_limits::leave(std::string_view address) {
    if (per_address_ == 0) return;
    const auto group = http::address_group(address);
    const std::lock_guard lock(guard_);
    const auto found = connections_.find(group);
    if (found != connections_.end() && --found->second == 0) connections_.erase(found);
}

}
