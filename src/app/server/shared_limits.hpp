#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace foyer::app {

// Bytes for bodies that are on their way.
struct body_memory {
    std::size_t all{};         // of all clients together
    std::size_t per_address{}; // of one client
    std::size_t for_small{};   // of `all`, only for bodies below small_body_bytes
};

// A form, and the buffer of its connection.
inline constexpr std::size_t small_body_bytes = std::size_t{96} * 1024;

// What the cores of a server share out among all clients: memory for bodies that are on their way,
// and connections for each address. From any thread.
class shared_limits {
public:
    // 0 connections: as many as one likes.
    shared_limits(const body_memory& bodies, std::size_t connections_per_address)
        : body_memory_(bodies), per_address_(connections_per_address) {}

    // Takes memory for a body of this client (see http::address_group). False, and nothing taken,
    // when that is more than there is, or more than the client's share. A body that has reached
    // small_body_bytes leaves the reserved part to small ones.
    bool take_body(std::string_view address, std::size_t bytes, std::size_t body_so_far);
    void give_body(std::string_view address, std::size_t bytes);
    std::size_t bodies() const { return bodies_.load(std::memory_order_relaxed); }

    // Whether this client (see http::address_group) may have one more connection; leave() ends it.
    bool enter(std::string_view address);
    void leave(std::string_view address);

private:
    const body_memory body_memory_;
    const std::size_t per_address_;
    std::atomic<std::size_t> bodies_{0}; // changed under guard_
    std::mutex guard_;
    std::unordered_map<std::string, std::size_t> body_bytes_;
    std::unordered_map<std::string, std::size_t> connections_;
};

}
