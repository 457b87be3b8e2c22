#include "app/server/shared_limits.hpp"
#include "client.hpp"

#include <deque>
#include <thread>

namespace foyer::app {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t slow_clients = 1'000;

std::string post(std::size_t size) {
    return "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
}

// A third each never ends a header, a body, or reading an answer.
class slow_crowd {
public:
    explicit slow_crowd(std::uint16_t port) {
        for (std::size_t i = 0; i < slow_clients; ++i) {
            auto& c = all_.emplace_back(port, 4096);
            if (i % 3 == 0) c.send("GET / HTTP/1.1\r\nX:");
            if (i % 3 == 1) c.send(post(1'000) + "a");
            if (i % 3 == 2) c.send(get("/long"));
        }
    }

    // Another byte of each of the next ten.
    void go_on() {
        for (int some = 0; some < 10; ++some, ++turn_) {
            auto& c = all_[turn_ % slow_clients];
            if (turn_ % slow_clients % 3 == 2)
                c.take_byte();
            else
                c.send("a");
        }
    }

private:
    std::deque<client> all_;
    std::size_t turn_{0};
};

// Each may be slow for so long.
server_options patient_for(std::chrono::milliseconds time) {
    server_options o;
    o.connections_per_address = 0;
    o.header_time = o.body_time = o.write_time = time;
    return o;
}

handler long_answers() {
    auto h = echo();
    h.try_cached = [](const http::request& r) -> std::optional<http::response> {
        if (r.path() != "/long") return std::nullopt;
        return http::plain_text(std::string(1'000'000, 'x')); // more than both sockets hold
    };
    return h;
}

TEST(floods, of_slow_clients_do_not_slow_the_others) {
    running_server s(patient_for(1h), long_answers(), 2);
    slow_crowd slow(s.port());
    client normal(s.port());
    while (s.one.counters().connections <= slow_clients) std::this_thread::yield();
    for (int served = 0; served < 100; ++served) {
        normal.send(get("/x"));
        ASSERT_EQ(normal.read().status, 200) << served;
        slow.go_on();
    }
    EXPECT_EQ(s.one.counters().connections, slow_clients + 1) << "they were there all the time";
    EXPECT_EQ(s.one.counters().late, 0U);
}

TEST(floods, of_slow_clients_are_left) {
    running_server s(patient_for(1s), long_answers(), 2);
    slow_crowd slow(s.port());
    while (s.one.counters().late < slow_clients) slow.go_on();
    while (s.one.counters().connections > 0) std::this_thread::yield();
    EXPECT_EQ(s.one.counters().body_bytes, 0U);
}

TEST(floods, of_large_bodies_are_answered_503_when_their_memory_is_used_up) {
    server_options o;
    o.max_bodies_bytes = 1'000'000;
    o.small_bodies_bytes = 0;
    running_server s(o);
    client first(s.port());
    first.send(post(900'000) + std::string(800'000, 'a'));
    while (s.one.counters().body_bytes < 700'000) std::this_thread::yield();
    client second(s.port());
    second.send(post(900'000) + std::string(400'000, 'a'));
    const auto refused = second.read();
    EXPECT_EQ(refused.status, 503);
    EXPECT_TRUE(refused.has("Retry-After: 1\r\n"));
    EXPECT_NE(refused.body.find("\"server.bodies\""), std::string::npos);
    client small(s.port());
    small.send(post(3) + "abc");
    EXPECT_EQ(small.read().body, "POST /a 2 [abc]");
    first.send(std::string(100'000, 'a'));
    EXPECT_EQ(first.read().status, 200);
    client third(s.port());
    third.send(post(900'000) + std::string(900'000, 'a'));
    EXPECT_EQ(third.read().status, 200);
    while (s.one.counters().body_bytes != 0) std::this_thread::yield();
}

std::string forwarded_post(std::string_view address, std::size_t size) {
    return "POST /a HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + std::string(address) +
           "\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
}

TEST(floods, of_bodies_from_one_address_leave_the_memory_of_the_others) {
    server_options o;
    o.behind_proxy = true;
    o.max_bodies_bytes = 1'000'000;
    o.bodies_bytes_per_address = 400'000;
    o.small_bodies_bytes = 0;
    running_server s(o);
    client first(s.port());
    first.send(forwarded_post("203.0.113.1", 900'000) + std::string(300'000, 'a'));
    while (s.one.counters().body_bytes < 300'000) std::this_thread::yield();
    client second(s.port());
    second.send(forwarded_post("203.0.113.1", 900'000) + std::string(200'000, 'a'));
    EXPECT_EQ(second.read().status, 503);
    client other(s.port());
    other.send(forwarded_post("203.0.113.2", 300'000) + std::string(200'000, 'a'));
    while (s.one.counters().body_bytes < 500'000) std::this_thread::yield();
    other.send(std::string(100'000, 'a'));
    EXPECT_EQ(other.read().status, 200);
}

TEST(floods, of_large_bodies_leave_room_for_small_ones) {
    shared_limits shares({.all = 1'000'000, .per_address = 500'000, .for_small = 200'000}, 0);
    EXPECT_TRUE(shares.take_body("203.0.113.1", 400'000, 0));
    EXPECT_TRUE(shares.take_body("203.0.113.2", 400'000, 0));
    EXPECT_FALSE(shares.take_body("203.0.113.3", 100'000, 0)) << "the rest is for small bodies";
    EXPECT_TRUE(shares.take_body("203.0.113.3", 64'000, 0));
    EXPECT_FALSE(shares.take_body("203.0.113.3", 64'000, 64'000)) << "it is no longer small";
    EXPECT_FALSE(shares.take_body("203.0.113.1", 200'000, 0)) << "more than one address may have";
    shares.give_body("203.0.113.1", 400'000);
    EXPECT_TRUE(shares.take_body("203.0.113.4", 300'000, 0));
    EXPECT_EQ(shares.bodies(), 764'000U);
}

TEST(floods, of_bodies_whose_clients_leave_give_their_memory_back) {
    running_server s;
    {
        client c(s.port());
        c.send(post(900'000) + std::string(500'000, 'a'));
        while (s.one.counters().body_bytes < 400'000) std::this_thread::yield();
    }
    while (s.one.counters().body_bytes != 0) std::this_thread::yield();
}

// Each holds a buffer. One that gets on in time is never the longest.
TEST(floods, of_unfinished_headers_end_the_one_that_takes_longest) {
    server_options o;
    o.max_waiting = 2;
    running_server s(o);
    client silent(s.port()); // has no buffer, and is not counted
    client slow(s.port());
    client second(s.port());
    client third(s.port());
    for (auto* c : {&slow, &second, &third}) {
        c->send(get("/x") + "GET /y HTTP/1.1\r\n"); // when the first is answered, the second waits
        EXPECT_EQ(c->read().status, 200);
    }
    EXPECT_TRUE(slow.is_closed());
    EXPECT_EQ(s.one.counters().refused, 1U);
    for (auto* c : {&second, &third}) {
        c->send("Host: a\r\n\r\n");
        EXPECT_EQ(c->read().status, 200);
    }
    silent.send(get("/x"));
    EXPECT_EQ(silent.read().status, 200);
}

TEST(floods, of_clients_that_take_no_answer_end_the_one_that_takes_longest) {
    server_options o;
    o.max_waiting = 2;
    auto answers = echo();
    answers.handle = [](const http::request&) {
        return http::plain_text(std::string(1'000'000, 'x')); // more than both sockets hold
    };
    running_server s(o, answers);
    std::deque<client> slow;
    for (int n = 0; n < 3; ++n) {
        slow.emplace_back(s.port(), 4096).send(get("/long"));
        while (s.one.counters().requests < static_cast<std::uint64_t>(n) + 1)
            std::this_thread::yield();
    }
    while (s.one.counters().refused < 1) std::this_thread::yield();
    EXPECT_EQ(slow[1].read().body.size(), 1'000'000U);
    EXPECT_EQ(slow[2].read().body.size(), 1'000'000U);
}

TEST(floods, of_connections_from_one_address_end_at_its_limit) {
    server_options o;
    o.connections_per_address = 2;
    running_server s(o, echo(), 2);
    client first(s.port());
    {
        client second(s.port());
        for (auto* c : {&first, &second}) {
            c->send(get("/x"));
            EXPECT_EQ(c->read().status, 200);
        }
        client third(s.port());
        EXPECT_TRUE(third.is_closed());
        EXPECT_EQ(s.one.counters().crowded, 1U);
    }
    while (s.one.counters().connections != 1) std::this_thread::yield();
    client fourth(s.port());
    fourth.send(get("/x"));
    EXPECT_EQ(fourth.read().status, 200);
}

// One customer has as many addresses as he likes, all of them in his own network.
TEST(floods, of_connections_from_one_network_of_ipv6_end_at_its_limit) {
    shared_limits shares({}, 2);
    EXPECT_TRUE(shares.enter("2001:db8::1"));
    EXPECT_TRUE(shares.enter("2001:db8::2"));
    EXPECT_FALSE(shares.enter("2001:db8::3"));
    EXPECT_TRUE(shares.enter("2001:db8:0:1::1"));
    shares.leave("2001:db8::1");
    EXPECT_TRUE(shares.enter("2001:db8::3"));
}

TEST(floods, of_connections_from_a_proxy_have_no_limit_of_their_own) {
    server_options o;
    o.behind_proxy = true;
    o.connections_per_address = 1;
    running_server s(o);
    client first(s.port());
    client second(s.port());
    for (auto* c : {&first, &second}) {
        c->send(get("/x"));
        EXPECT_EQ(c->read().status, 200);
    }
}

}

}
