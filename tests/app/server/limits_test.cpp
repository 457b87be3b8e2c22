#include "client.hpp"

#include <optional>
#include <thread>

namespace foyer::app {

namespace {

using namespace std::chrono_literals;

// Sends it on a new connection; afterwards the server must have ended that connection.
answer refused(const running_server& s, const std::string& text) {
    client c(s.port());
    c.send(text);
    auto a = c.read();
    EXPECT_TRUE(a.has("Connection: close\r\n")) << a.head;
    EXPECT_TRUE(a.has("Content-Type: application/problem+json")) << a.head;
    EXPECT_TRUE(c.is_closed());
    return a;
}

TEST(limits, each_have_their_status) {
    running_server s;
    const auto line = [](std::size_t size) { return "X: " + std::string(size, 'a') + "\r\n"; };
    EXPECT_EQ(refused(s, get("/", line(17'000))).status, 431);
    EXPECT_EQ(refused(s, get("/", line(9'000) + line(9'000))).status, 431);
    EXPECT_EQ(refused(s, get("/" + std::string(8'200, 'a'))).status, 414);
    EXPECT_EQ(refused(s, get("/" + std::string(17'000, 'a'))).status, 414);
    std::string many;
    for (int i = 0; i < 100; ++i) many += "X: 1\r\n";
    EXPECT_EQ(refused(s, get("/", many)).status, 431);
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    EXPECT_EQ(refused(s, post + "Content-Length: 1048577\r\n\r\n").status, 413);
    EXPECT_EQ(refused(s, post + "Transfer-Encoding: chunked\r\n\r\n100001\r\n").status, 413);
    EXPECT_EQ(
        refused(s, post + "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(30'000, 'a')).status,
        400
    );
    EXPECT_EQ(refused(s, post + "Transfer-Encoding: gzip\r\n\r\n").status, 501);
    EXPECT_EQ(refused(s, "no http at all\r\n\r\n").status, 400);
    EXPECT_EQ(s.one.counters().unreadable, 10U);
    EXPECT_EQ(s.one.counters().requests, 0U);
}

TEST(limits, just_below_everything_is_served) {
    running_server s;
    client c(s.port());
    c.send(get("/" + std::string(8'000, 'a'), "X: " + std::string(8'000, 'a') + "\r\n"));
    EXPECT_EQ(c.read().status, 200);
    std::string many;
    for (int i = 0; i < 99; ++i) many += "X: 1\r\n";
    c.send(get("/", many));
    EXPECT_EQ(c.read().body, "GET / 100 []");
    const std::string post = "POST /a HTTP/1.1\r\nHost: a\r\n";
    const std::string body(1'048'576, 'b');
    c.send(post + "Content-Length: 1048576\r\n\r\n" + body);
    EXPECT_EQ(c.read().body.size(), body.size() + 12);
    c.send(post + "Transfer-Encoding: chunked\r\n\r\n100000\r\n" + body + "\r\n0\r\n\r\n");
    EXPECT_EQ(c.read().body.size(), body.size() + 12);
}

TEST(limits, of_a_body_are_the_handlers_choice) {
    auto h = echo();
    h.max_body = [](const http::request& r) -> std::size_t {
        return r.path() == "/up" ? 2'000'000 : 10;
    };
    running_server s({}, h);
    client c(s.port());
    c.send(
        "PUT /up HTTP/1.1\r\nHost: a\r\nContent-Length: 1500000\r\n\r\n" +
        std::string(1'500'000, 'x')
    );
    EXPECT_EQ(c.read().status, 200);
    const std::string small = "PUT /a HTTP/1.1\r\nHost: a\r\n";
    EXPECT_EQ(refused(s, small + "Content-Length: 11\r\n\r\n").status, 413);
    const std::string chunked = small + "Transfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n";
    c.send(chunked + "4\r\nghij\r\n0\r\n\r\n");
    EXPECT_EQ(c.read().status, 200);
    EXPECT_EQ(refused(s, chunked + "5\r\nghijk\r\n0\r\n\r\n").status, 413) << "all together";
}

TEST(limits, ten_kilobytes_of_garbage_are_refused) {
    running_server s;
    std::string garbage;
    unsigned state = 12345;
    for (int i = 0; i < 10'240; ++i) {
        state = state * 1664525U + 1013904223U;
        garbage += static_cast<char>(state >> 24U);
    }
    EXPECT_EQ(refused(s, garbage).status, 400);
}

TEST(limits, an_answer_is_not_lost_though_the_client_sends_on) {
    running_server s;
    client c(s.port());
    c.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n");
    c.send(std::string(500'000, 'x'));
    EXPECT_EQ(c.read().status, 413);
}

TEST(limits, a_client_that_is_slow_with_its_header_is_told_and_left) {
    running_server s({.header_time = 30ms});
    client silent(s.port());
    EXPECT_TRUE(silent.is_closed());
    std::optional<held_loop> held(s); // else the time may be over before anything was sent
    client slow(s.port());
    slow.send("GET / HTTP/1.1\r\nHost:");
    held.reset();
    EXPECT_EQ(slow.read().status, 408);
    EXPECT_TRUE(slow.is_closed());
    EXPECT_EQ(s.one.counters().late, 2U);
}

TEST(limits, a_client_that_is_slow_with_its_body_is_told_and_left) {
    running_server s({.body_time = 30ms});
    client c(s.port());
    c.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    EXPECT_EQ(c.read().status, 408);
    EXPECT_TRUE(c.is_closed());
}

// Each byte when the server has taken the one before it.
TEST(limits, a_client_that_sends_byte_by_byte_is_left_in_the_middle_of_it) {
    constexpr int all_bytes = 15'000;
    const std::string header = "POST / HTTP/1.1\r\nHost: a\r\n";
    for (const auto* const next : {"X: ", "Content-Length: 15000\r\n\r\n"}) {
        running_server s({.header_time = 30ms, .body_time = 30ms});
        client c(s.port());
        c.send(header + next);
        int sent = 0;
        for (; sent < all_bytes && s.one.counters().late == 0; ++sent) {
            const held_loop turn(s);
            c.send("x");
        }
        EXPECT_LT(sent, all_bytes) << next;
        EXPECT_EQ(c.read().status, 408) << next;
    }
}

TEST(limits, an_idle_client_is_left) {
    running_server s({.idle_time = 30ms});
    client c(s.port());
    c.send(get("/cached"));
    EXPECT_EQ(c.read().status, 200);
    EXPECT_TRUE(c.is_closed());
}

TEST(limits, a_client_that_does_not_read_is_left) {
    running_server s({.write_time = 30ms});
    client c(s.port(), 4096);
    c.send(get("/cached"));
    EXPECT_EQ(c.read().status, 200); // from here on the connection is counted
    std::string burst;
    for (int i = 0; i < 30; ++i) burst += get("/large");
    c.send(burst);
    while (s.one.counters().connections != 0) std::this_thread::yield();
    EXPECT_EQ(s.one.counters().late, 1U);
    EXPECT_LT(s.one.counters().requests, 5U) << "nobody works ahead for who takes nothing";
}

TEST(limits, a_client_that_stays_after_the_last_answer_is_left) {
    running_server s({.linger_time = 30ms});
    client c(s.port());
    c.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(c.read().status, 200);
    EXPECT_TRUE(c.is_closed());
    while (s.one.counters().connections != 0) std::this_thread::yield();
}

TEST(limits, too_many_connections_cost_the_longest_idle_one_or_the_new_one) {
    running_server s({.max_connections = 2});
    client first(s.port());
    client second(s.port());
    for (auto* c : {&first, &second}) {
        c->send(get("/cached"));
        EXPECT_EQ(c->read().status, 200);
    }
    client third(s.port());
    third.send(get("/cached"));
    EXPECT_EQ(third.read().status, 200);
    EXPECT_TRUE(first.is_closed());
    for (auto* c : {&second, &third}) {
        c->send(get("/cached") + "GET / HT"); // the answer tells that the rest was read as well
        EXPECT_EQ(c->read().status, 200);
    }
    second.send("TP/1.1\r\nHost: a\r\nX: ");
    client late(s.port());
    EXPECT_TRUE(late.is_closed());
    second.send("1\r\n\r\n");
    EXPECT_EQ(second.read().status, 200);
}

}

}
