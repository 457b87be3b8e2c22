#include "app/server/shared_limits.hpp"

#include "platform/http/rate_limiter.hpp"

namespace foyer::app {

bool shared_limits::take_body(
    std::string_view address, std::size_t bytes, std::size_t body_so_far
) {
    if (bytes == 0) return true;
    const bool is_small = body_so_far + bytes <= small_body_bytes;
    const auto room = body_memory_.all - (is_small ? 0 : body_memory_.for_small);
    auto group = http::address_group(address);
    const std::lock_guard lock(guard_);
    if (bodies() + bytes > room) return false;
    const auto found = body_bytes_.try_emplace(std::move(group), 0).first;
    if (found->second + bytes > body_memory_.per_address) {
        if (found->second == 0) body_bytes_.erase(found);
        return false;
    }
    found->second += bytes;
    bodies_.fetch_add(bytes, std::memory_order_relaxed);
    return true;
}

void shared_limits::give_body(std::string_view address, std::size_t bytes) {
    if (bytes == 0) return;
    const auto group = http::address_group(address);
    const std::lock_guard lock(guard_);
    bodies_.fetch_sub(bytes, std::memory_order_relaxed);
    const auto found = body_bytes_.find(group);
    if (found != body_bytes_.end() && (found->second -= bytes) == 0) body_bytes_.erase(found);
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
