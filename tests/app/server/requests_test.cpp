#include "client.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foyer::app {

namespace {

TEST(requests, are_answered_wherever_their_bytes_are_split) {
    running_server s;
    const std::string text =
        "POST /a HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    client c(s.port());
    for (std::size_t at = 1; at < text.size(); ++at) {
        c.send(text.substr(0, at));
        c.send(text.substr(at));
        ASSERT_EQ(c.read().body, "POST /a 2 [abc]") << at;
    }
}

TEST(requests, of_one_burst_are_answered_in_order) {
    running_server s;
    client c(s.port());
    std::string burst;
    for (int i = 0; i < 100; ++i) {
        burst += get(i % 3 == 0 ? "/cached" : "/" + std::to_string(i));
        if (i % 10 == 9) {
            burst += "POST /p HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\n\r\n";
            burst += std::to_string(i / 10) + "9";
        }
    }
    c.send(burst);
    for (int i = 0; i < 100; ++i) {
        const auto wanted = i % 3 == 0 ? "cached" : "GET /" + std::to_string(i) + " 1 []";
        ASSERT_EQ(c.read().body, wanted);
        if (i % 10 != 9) continue;
        ASSERT_EQ(c.read().body, "POST /p 2 [" + std::to_string(i / 10) + "9]");
    }
    EXPECT_EQ(s.one.counters().requests, 110U);
}

TEST(requests, of_one_burst_are_answered_by_one_write) {
    running_server s;
    client c(s.port());
    c.send(get("/cached") + get("/1") + get("/cached") + get("/2"));
    ASSERT_TRUE(c.more());
    int answers = 0;
    const auto all = c.arrived();
    for (auto at = all.find("HTTP/1.1 200"); at != std::string::npos; ++answers) {
        at = all.find("HTTP/1.1 200", at + 1);
    }
    EXPECT_EQ(answers, 4);
}

TEST(requests, many_cached_ones_in_one_write_need_no_fiber) {
    running_server s;
    client c(s.port());
    std::string burst;
    for (int i = 0; i < 2000; ++i) burst += get("/cached");
    c.send(burst);
    for (int i = 0; i < 2000; ++i) ASSERT_EQ(c.read().body, "cached");
    EXPECT_EQ(s.all.counters(0).fibers_started, 0U);
}

TEST(requests, with_head_are_answered_without_the_body_but_with_its_length) {
    running_server s;
    client c(s.port());
    c.send("HEAD /cached HTTP/1.1\r\nHost: shop\r\n\r\n" + get("/x"));
    const auto head = c.read(true);
    EXPECT_EQ(head.status, 200);
    EXPECT_TRUE(head.has("Content-Length: 6\r\n"));
    EXPECT_EQ(c.read().body, "GET /x 1 []");
}

TEST(requests, that_expect_a_word_before_the_body_get_it) {
    running_server s;
    client c(s.port());
    c.send("POST /a HTTP/1.1\r\nHost: shop\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    EXPECT_EQ(c.read(true).status, 100);
    c.send("abc");
    EXPECT_EQ(c.read().body, "POST /a 3 [abc]");
    c.send("POST /a HTTP/1.1\r\nHost: shop\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc"
    );
    EXPECT_EQ(c.read().body, "POST /a 3 [abc]");
    c.send("POST /a HTTP/1.1\r\nHost: shop\r\nExpect: miracles\r\nContent-Length: 3\r\n\r\n");
    EXPECT_EQ(c.read().status, 417);
}

TEST(requests, end_the_connection_when_they_say_so) {
    running_server s;
    for (const auto* text : {
             "GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n",
             "GET / HTTP/1.0\r\n\r\n",
         }) {
        client c(s.port());
        c.send(text + get("/not-read"));
        const auto a = c.read();
        EXPECT_EQ(a.status, 200);
        EXPECT_TRUE(a.has("Connection: close\r\n"));
        EXPECT_TRUE(c.is_closed());
    }
    client old(s.port());
    for (int i = 0; i < 3; ++i) {
        old.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        EXPECT_TRUE(old.read().has("Connection: keep-alive\r\n"));
    }
}

TEST(requests, of_a_client_that_has_shut_its_side_are_answered) {
    running_server s;
    client c(s.port());
    c.send(get("/1") + get("/2"));
    c.shut_sending();
    EXPECT_EQ(c.read().body, "GET /1 1 []");
    EXPECT_EQ(c.read().body, "GET /2 1 []");
    EXPECT_TRUE(c.is_closed());
}

TEST(requests, with_large_answers_wait_until_the_client_reads) {
    running_server s;
    client c(s.port());
    std::string burst;
    for (int i = 0; i < 20; ++i) burst += get("/large");
    c.send(burst);
    for (int i = 0; i < 20; ++i) ASSERT_EQ(c.read().body.size(), 1'000'000U);
}

TEST(requests, whose_handler_fails_get_a_500_and_the_next_one_its_answer) {
    auto h = echo();
    h.try_cached = [](const http::request& r) -> std::optional<http::response> {
        if (r.target == "/broken-at-once") throw std::runtime_error("broken on purpose");
        return std::nullopt;
    };
    h.handle = [](const http::request& r) -> http::response {
        if (r.target == "/broken") throw std::runtime_error("broken on purpose");
        return http::plain_text("fine");
    };
    running_server s({}, h);
    client c(s.port());
    c.send(get("/broken") + get("/broken-at-once") + get("/fine"));
    for (int i = 0; i < 2; ++i) {
        const auto a = c.read();
        EXPECT_EQ(a.status, 500);
        EXPECT_NE(a.body.find("\"internal\""), std::string::npos);
    }
    EXPECT_EQ(c.read().body, "fine");
}

TEST(requests, have_ids_of_their_own_and_know_their_client) {
    auto h = echo();
    h.handle = [](const http::request& r) {
        return http::plain_text(r.client_address + (r.secure ? " secure " : " plain ") + r.id);
    };
    const auto forwarded =
        get("/", "X-Forwarded-For: 10.0.0.1, 203.0.113.7\r\nX-Forwarded-Proto: https\r\n");
    running_server direct({}, h);
    client c(direct.port());
    c.send(forwarded + forwarded);
    const auto first = c.read().body;
    const auto second = c.read().body;
    EXPECT_EQ(first.find("127.0.0.1 plain "), 0U);
    EXPECT_NE(first, second);

    running_server proxied({.behind_proxy = true}, h);
    client p(proxied.port());
    p.send(forwarded + get("/"));
    EXPECT_EQ(p.read().body.find("203.0.113.7 secure "), 0U);
    EXPECT_EQ(p.read().body.find("127.0.0.1 plain "), 0U);
    p.send(get("/", "X-Forwarded-For: ::ffff:203.0.113.8\r\n"));
    EXPECT_EQ(p.read().body.find("203.0.113.8 plain "), 0U);
}

TEST(requests, have_ids_that_do_not_tell_how_many_there_were) {
    auto h = echo();
    h.handle = [](const http::request& r) { return http::plain_text(r.id); };
    running_server s({}, h);
    client c(s.port());
    constexpr std::size_t count = 200;
    std::set<std::string> seen;
    std::set<std::string> beginnings;
    for (std::size_t i = 0; i < count; ++i) {
        c.send(get("/"));
        const auto id = c.read().body;
        ASSERT_EQ(id.size(), 14U);
        seen.insert(id);
        beginnings.insert(id.substr(0, 8));
    }
    EXPECT_EQ(seen.size(), count);
    EXPECT_EQ(beginnings.size(), count);
}

// The proxy's own address has the rights of this machine, and one bucket for everybody.
TEST(requests, that_were_forwarded_never_count_as_the_proxy_itself) {
    auto h = echo();
    h.handle = [](const http::request& r) { return http::plain_text(r.client_address); };
    running_server s({.behind_proxy = true}, h);
    client c(s.port());
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"X-Forwarded-For: 203.0.113.7:4711\r\n", "203.0.113.7"},
        {"X-Forwarded-For: [2001:db8::1]:4711\r\n", "2001:db8::1"},
        {"X-Forwarded-For: [2001:db8::1]\r\n", "2001:db8::1"},
        {"X-Forwarded-For: 2001:db8::1\r\n", "2001:db8::1"},
        {"X-Forwarded-For: unknown\r\n", "unknown"},
        {"X-Forwarded-For: _hidden\r\n", "unknown"},
        {"X-Forwarded-For: 203.0.113.7,\r\n", "unknown"},
        {"X-Forwarded-For:\r\n", "unknown"},
        {"X-Forwarded-For: [\r\n", "unknown"},
        {"X-Forwarded-Proto: https\r\n", "unknown"},
        {"Via: 1.1 proxy\r\n", "unknown"},
        {"", "127.0.0.1"},
    };
    for (const auto& [lines, address] : cases) {
        c.send(get("/", lines));
        EXPECT_EQ(c.read().body, address) << lines;
    }
}

TEST(requests, are_served_by_several_cores_on_one_port) {
    running_server s({}, echo(), 2);
    for (int i = 0; i < 40; ++i) {
        client c(s.port());
        c.send(get("/cached"));
        ASSERT_EQ(c.read().status, 200);
    }
    EXPECT_EQ(s.one.counters().accepted, 40U);
}

}

}
