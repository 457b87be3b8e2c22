#pragma once

#include "app/server/server.hpp"
#include "platform/runtime/await.hpp"
#include "platform/runtime/cores.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <cstdint>
#include <cstdlib>
#include <future>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace foyer::app {

struct answer {
    int status{0}; // 0: the connection ended instead
    std::string head;
    std::string body;

    bool has(std::string_view line) const { return head.find(line) != std::string::npos; }
};

// A client on a plain blocking socket. Nothing takes longer than a minute.
class client {
public:
    // `room_bytes`: what the system takes for it before it is read; 0: as much as is usual.
    explicit client(std::uint16_t port, int room_bytes = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (room_bytes > 0)
            ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &room_bytes, sizeof room_bytes);
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(port);
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where), 0);
        const int yes = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    ~client() { leave(); }
    client(const client&) = delete;
    client& operator=(const client&) = delete;

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (n <= 0) return; // the server may have refused the rest
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
    }

    void shut_sending() { ::shutdown(socket_, SHUT_WR); }

    void leave() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }

    // The next answer; `without_body` for HEAD.
    answer read(bool without_body = false) {
        answer a;
        std::size_t end = 0;
        while ((end = arrived_.find("\r\n\r\n")) == std::string::npos) {
            if (!more()) return a;
        }
        a.head = arrived_.substr(0, end + 4);
        arrived_.erase(0, end + 4);
        a.status = std::atoi(a.head.c_str() + 9);
        const auto length = a.head.find("Content-Length: ");
        if (without_body || length == std::string::npos) return a;
        const auto size = std::strtoul(a.head.c_str() + length + 16, nullptr, 10);
        while (arrived_.size() < size && more()) {}
        a.body = arrived_.substr(0, size);
        arrived_.erase(0, size);
        return a;
    }

    // Whether the server ends the connection, without another byte.
    bool is_closed() { return arrived_.empty() && !more() && arrived_.empty(); }

    // Waits for more bytes; false at the end.
    bool more() {
        pollfd one{socket_, POLLIN, 0};
        if (::poll(&one, 1, 60'000) != 1) {
            ADD_FAILURE() << "nothing came for a minute";
            return false;
        }
        char part[16 * 1024];
        const auto n = ::recv(socket_, part, sizeof part, 0);
        if (n > 0) arrived_.append(part, static_cast<std::size_t>(n));
        return n > 0;
    }

    // Takes one byte if there is one.
    void take_byte() {
        char one = 0;
        (void)::recv(socket_, &one, 1, MSG_DONTWAIT);
    }

    const std::string& arrived() const { return arrived_; }

private:
    int socket_;
    std::string arrived_;
};

// Answers with what it was asked, in a fiber that has waited on another thread; "/cached" at once,
// "/large" with a megabyte.
inline handler echo() {
    handler h;
    h.try_cached = [](const http::request& r) -> std::optional<http::response> {
        if (r.path() != "/cached") return std::nullopt;
        return http::plain_text("cached");
    };
    h.handle = [](const http::request& r) {
        if (r.path() == "/large") return http::plain_text(std::string(1'000'000, 'x'));
        runtime::offload([] {});
        return http::plain_text(
            std::string(http::name_of(r.method)) + " " + std::string(r.target) + " " +
            std::to_string(r.headers.size()) + " [" + std::string(r.body) + "]"
        );
    };
    return h;
}

// A server on its own cores.
struct running_server {
    explicit running_server(server_options options = {}, handler answers = echo(), int cores = 1)
        : all({.cores = cores}), one(all, std::move(options), std::move(answers)) {}

    runtime::cores all;
    server one;
    std::uint16_t port() const { return one.port(); }
};

// Holds the loop of a server of one core: what clients do meanwhile has all come when it goes on.
class held_loop {
public:
    explicit held_loop(running_server& s) {
        s.all.post(0, [this] {
            held_.set_value();
            released_.get_future().wait();
            gone_on_.set_value();
        });
        held_.get_future().wait();
    }
    ~held_loop() {
        released_.set_value();
        gone_on_.get_future().wait();
    }
    held_loop(const held_loop&) = delete;
    held_loop& operator=(const held_loop&) = delete;

private:
    std::promise<void> held_;
    std::promise<void> released_;
    std::promise<void> gone_on_;
};

inline std::string get(std::string_view target, std::string_view more = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: shop\r\n" + std::string(more) +
           "\r\n";
}

}
