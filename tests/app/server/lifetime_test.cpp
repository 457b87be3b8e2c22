#include "client.hpp"

#include <atomic>
#include <future>
#include <system_error>
#include <thread>

namespace foyer::app {

namespace {

using namespace std::chrono_literals;

// A handler that waits for a gate, and says when it has begun.
struct gated {
    std::promise<void> begun;
    std::promise<runtime::waker> sleeping;
    std::atomic<int> ended{0};

    handler answers() {
        auto h = echo();
        h.handle = [this](const http::request& r) {
            const std::string target(r.target);
            runtime::await([this](const runtime::waker& w) { sleeping.set_value(w); });
            ++ended;
            return http::plain_text(target + " " + std::string(r.target));
        };
        return h;
    }
};

TEST(lifetime, draining_lets_requests_under_way_finish_and_closes_idle_connections) {
    gated g;
    running_server s({}, g.answers());
    client idle(s.port());
    idle.send(get("/cached"));
    EXPECT_EQ(idle.read().status, 200);
    client busy(s.port());
    busy.send(get("/work") + get("/behind"));
    const auto sleeping = g.sleeping.get_future().get();
    auto drained = std::async(std::launch::async, [&] { return s.one.drain(10s); });
    EXPECT_TRUE(idle.is_closed());
    sleeping.wake();
    const auto a = busy.read();
    EXPECT_EQ(a.body, "/work /work");
    EXPECT_TRUE(a.has("Connection: close\r\n"));
    EXPECT_TRUE(busy.is_closed());
    busy.leave();
    EXPECT_TRUE(drained.get());
}

TEST(lifetime, a_port_that_is_drained_takes_nobody) {
    running_server s;
    EXPECT_TRUE(s.one.drain(10s));
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(s.port());
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    EXPECT_NE(::connect(socket, reinterpret_cast<sockaddr*>(&where), sizeof where), 0);
    ::close(socket);
}

TEST(lifetime, draining_that_takes_too_long_closes_what_is_left_but_the_fiber_ends) {
    gated g;
    running_server s({}, g.answers());
    client busy(s.port());
    busy.send(get("/work"));
    const auto sleeping = g.sleeping.get_future().get();
    EXPECT_FALSE(s.one.drain(1ms));
    EXPECT_TRUE(busy.is_closed());
    EXPECT_EQ(g.ended, 0);
    sleeping.wake();
    EXPECT_TRUE(s.all.stop(10s));
    EXPECT_EQ(g.ended, 1);
}

TEST(lifetime, a_client_that_leaves_does_not_end_the_fiber) {
    gated g;
    running_server s({}, g.answers());
    client c(s.port());
    c.send(get("/work"));
    const auto sleeping = g.sleeping.get_future().get();
    c.leave();
    sleeping.wake();
    while (s.one.counters().connections != 0) std::this_thread::yield();
    EXPECT_EQ(g.ended, 1);
}

TEST(lifetime, too_many_fibers_are_answered_with_503) {
    gated g;
    runtime::cores few({.max_fibers = 1});
    server one(few, {}, g.answers());
    client busy(one.port());
    busy.send(get("/work"));
    const auto sleeping = g.sleeping.get_future().get();
    client other(one.port());
    other.send(get("/too-much") + get("/cached"));
    const auto a = other.read();
    EXPECT_EQ(a.status, 503);
    EXPECT_TRUE(a.has("Retry-After: "));
    EXPECT_EQ(other.read().body, "cached");
    sleeping.wake();
    EXPECT_EQ(busy.read().status, 200);
}

TEST(lifetime, a_taken_port_is_an_error_that_names_it) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&where), sizeof where), 0);
    ASSERT_EQ(::listen(socket, 1), 0);
    socklen_t size = sizeof where;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&where), &size);
    std::string said;
    try {
        running_server({.port = ntohs(where.sin_port)});
    } catch (const std::system_error& e) {
        said = e.what();
    }
    EXPECT_EQ(
        said, "cannot listen on 127.0.0.1:" + std::to_string(ntohs(where.sin_port)) +
                  ": Address already in use"
    );
    ::close(socket);
}

TEST(lifetime, many_clients_at_once_are_all_answered) {
    running_server s({}, echo(), 2);
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int turn = 0; turn < 20; ++turn) {
                client c(s.port());
                for (int i = 0; i < 10; ++i) {
                    c.send(get("/x"));
                    if (c.read().body == "GET /x 1 []") ++right;
                }
            }
        });
    }
    for (auto& one : threads) one.join();
    EXPECT_EQ(right, 800);
}

}

}
