#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace foyer::app {

// What the cores of a server share out among all clients: memory for bodies that are on their way,
// and connections for each address. From any thread.
class shared_limits {
public:
    // 0 connections: as many as one likes.
    shared_limits(std::size_t body_bytes, std::size_t connections_per_address)
        : body_bytes_(body_bytes), per_address_(connections_per_address) {}

    // False, and nothing taken, when that is more than there is.
    bool take_body(std::size_t bytes);
    void give_body(std::size_t bytes) { bodies_.fetch_sub(bytes, std::memory_order_relaxed); }
    std::size_t bodies() const { return bodies_.load(std::memory_order_relaxed); }

    // Whether this client (see http::address_group) may have one more connection; leave() ends it.
    bool enter(std::string_view address);
    void leave(std::string_view address);

private:
    const std::size_t body_bytes_;
    const std::size_t per_address_;
    std::atomic<std::size_t> bodies_{0};
    std::mutex guard_;
    std::unordered_map<std::string, std::size_t> connections_;
};

}
