#pragma once

#include "app/server/request_reader.hpp"
#include "app/server/tls_identity.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foyer::runtime {
class cores;
}

// HTTP/1.1 on TCP: the only place that sees a socket. Knows neither routes nor the trade.
namespace foyer::app {

// Who answers. Called on the core's thread; a request is valid until the answer is returned.
struct handler {
    // An answer that is ready, without a fiber: it must not wait. Nothing: handle() is asked. May
    // be empty.
    std::function<std::optional<http::response>(const http::request&)> try_cached;
    // Any answer, in a fiber of its own. What it throws becomes a plain 500.
    std::function<http::response(const http::request&)> handle;
    // The largest body that this request may have, in bytes, asked when only its header is there.
    // May be empty.
    std::function<std::size_t(const http::request&)> max_body;
};

struct handed_socket {
    int descriptor{-1};
    bool secure{};
};

struct server_options {
    std::string address{"127.0.0.1"};
    std::uint16_t port{0};    // 0: any free one
    bool behind_proxy{false}; // believe the last X-Forwarded-For, and X-Forwarded-Proto

    std::shared_ptr<tls_identity> tls{}; // empty: no TLS
    std::string tls_address{};           // empty: nothing is opened for TLS
    std::uint16_t tls_port{0};
    // Listening sockets that were handed over; who comes in speaks TLS or not. While there is one
    // of a kind, no address of that kind is opened.
    std::vector<handed_socket> handed{};

    reader_limits limits{};
    std::size_t max_body_bytes{std::size_t{1024} * 1024}; // where the handler has no opinion
    std::size_t max_connections{10'000}; // on each core; then the longest idle one has to go
    std::size_t max_handshakes{1'000};   // of TLS on each core; then the longest one has to go
    // In the middle of a header, on each core, and as many that do not take their answer: 20 KB
    // each. Then the longest one has to go.
    std::size_t max_waiting{2'000};
    // Of one address (IPv6: of its first 64 bits), on all cores; many customers share one. 0: no
    // limit. Behind a proxy all come from one address: then there is none.
    std::size_t connections_per_address{1'000};
    // Bodies on their way and the buffers of their connections, all together; further ones are
    // answered 503.
    std::size_t max_bodies_bytes{std::size_t{128} * 1024 * 1024};
    // Of these, what one address may take (IPv6: its first 64 bits), and what is kept for small
    // bodies, so that a form gets through while uploads fill the rest.
    std::size_t bodies_bytes_per_address{std::size_t{16} * 1024 * 1024};
    std::size_t small_bodies_bytes{std::size_t{32} * 1024 * 1024};
    std::size_t max_burst{32};                           // requests answered by one write
    std::size_t max_held_bytes{std::size_t{256} * 1024}; // answers that wait for the end of a burst

    std::chrono::milliseconds handshake_time{5'000}; // for TLS to begin
    std::chrono::milliseconds header_time{10'000
    }; // to the first byte of a connection, and from the first byte of a header to its end
    std::chrono::milliseconds body_time{30'000};  // for each 64 KB of a body
    std::chrono::milliseconds idle_time{60'000};  // between two requests
    std::chrono::milliseconds write_time{30'000}; // for each 64 KB of an answer
    std::chrono::milliseconds linger_time{2'000}; // for the client to read the last answer
    // When the server ends: for an idle client to send what it was about to; it is answered.
    std::chrono::milliseconds farewell_time{500};
};

struct server_counters {
    std::size_t connections;     // open now
    std::uint64_t accepted;      // ever
    std::uint64_t refused;       // connections closed because there were too many
    std::uint64_t crowded;       // the same, of one address
    std::uint64_t accept_errors; // no descriptor was free, mostly
    std::uint64_t requests;
    std::uint64_t unreadable; // answered without a handler: 400, 408, 413, 414, 417, 431, 501
    std::uint64_t late;       // closed by a deadline
    std::size_t body_bytes;   // of bodies on their way, with the buffers of their connections
};

class listener;
struct server_setup;

class server {
public:
    // Listens on each core (SO_REUSEPORT, or the sockets that were handed over). Throws
    // std::system_error, which names the address, when it cannot be had.
    server(runtime::cores& cores, server_options options, handler answers);
    // Closes what drain() has left.
    ~server();
    server(const server&) = delete;
    server& operator=(const server&) = delete;

    // Where it listens, as text ("127.0.0.1:8080", "[::]:80") and the port alone; of several
    // sockets that were handed over the last one.
    const std::string& address() const { return plain_.text; }
    const std::string& tls_address() const { return secure_.text; }
    std::uint16_t port() const { return plain_.port; }
    std::uint16_t tls_port() const { return secure_.port; }

    // Takes no new connections, closes idle ones after farewell_time, and lets requests under way
    // be answered with Connection: close. What is left after `at_most` is closed; false in this
    // case. A fiber ends on its own even then. Once, from outside the cores.
    bool drain(std::chrono::milliseconds at_most);

    // The sum over all cores.
    server_counters counters() const;

private:
    struct place {
        std::uint16_t port{};
        std::string text;
    };

    void open_doors(bool secure, const std::string& address, place& at);

    runtime::cores& cores_;
    std::shared_ptr<server_setup> setup_;
    std::vector<std::shared_ptr<listener>> listeners_;
    place plain_;
    place secure_;
    bool drained_{false};
};

}
