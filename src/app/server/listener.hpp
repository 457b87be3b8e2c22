#pragma once

#include "app/server/connection.hpp"
#include "app/server/deadlines.hpp"
#include "app/server/door.hpp"
#include "app/server/server.hpp"
#include "app/server/shared_limits.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/intrusive/list.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace foyer::app {

// What a server's cores share.
struct server_setup {
    server_setup(server_options o, handler h)
        : options(std::move(o)),
          answers(std::move(h)),
          shares(
              {.all = options.max_bodies_bytes,
               .per_address = options.bodies_bytes_per_address,
               .for_small = options.small_bodies_bytes},
              options.behind_proxy ? 0 : options.connections_per_address
          ) {}

    const server_options options;
    const handler answers;
    shared_limits shares;
};

// One core's share of a server: its listening sockets and its connections. Everything but
// counters() happens on that core's thread.
class listener : public std::enable_shared_from_this<listener> {
public:
    listener(runtime::cores& cores, int core, std::shared_ptr<server_setup> setup);
    ~listener();

    // Opens a door at this address, or at a listening socket that was handed over; gives where it
    // is. Throws boost::system::system_error.
    boost::asio::ip::tcp::endpoint listen(const boost::asio::ip::tcp::endpoint& where, bool secure);
    boost::asio::ip::tcp::endpoint share(int descriptor, bool secure);
    void start();

    // No new connections; `all_closed` is told when the last one is gone.
    void drain(std::promise<void> all_closed);
    void close_all();

    // For doors.
    void accepted(tcp_socket socket, bool secure);
    // Ends the connection that has waited longest with this; false when there is none.
    bool close_longest(deadline kind);

    // For connections.
    const server_options& options() const { return setup_->options; }
    const handler& answers() const { return setup_->answers; }
    shared_limits& shares() { return setup_->shares; }
    deadlines& late() { return deadlines_; }
    boost::asio::io_context& loop() { return loop_; }
    bool draining() const { return draining_; }
    bool spawn(std::function<void()> work);
    std::string next_request_id();
    std::unique_ptr<exchange> take_exchange();
    void give_back(std::unique_ptr<exchange> used);
    void closed(connection& one);

    struct counts {
        std::atomic<std::size_t> connections{0};
        std::atomic<std::uint64_t> accepted{0};
        std::atomic<std::uint64_t> refused{0};
        std::atomic<std::uint64_t> crowded{0};
        std::atomic<std::uint64_t> accept_errors{0};
        std::atomic<std::uint64_t> requests{0};
        std::atomic<std::uint64_t> unreadable{0};
        std::atomic<std::uint64_t> late{0};
    };
    counts count;

private:
    void for_each_connection(void (connection::*action)());
    void tell_when_empty();

    runtime::cores& cores_;
    const int core_;
    const std::shared_ptr<server_setup> setup_;
    boost::asio::io_context& loop_;
    std::vector<std::shared_ptr<door>> doors_;
    deadlines deadlines_;
    boost::intrusive::list<connection, boost::intrusive::base_hook<connection_hook>> connections_;
    std::vector<std::unique_ptr<exchange>> free_exchanges_;
    std::array<unsigned char, 1024> random_; // for request ids, drawn in advance
    std::size_t next_random_{sizeof random_};
    bool draining_{false};
    std::optional<std::promise<void>> all_closed_;
};

}
