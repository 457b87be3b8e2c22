#include "platform/http/wire.hpp"

#include "platform/http/house.hpp"

#include <gtest/gtest.h>

namespace foyer::http {

using namespace house;

namespace {

bool has(const wire_answer& w, std::string_view line) {
    return w.head.find(line) != std::string::npos;
}

}

TEST(http_wire, every_answer_has_the_security_headers_and_the_request_id) {
    program p;
    for (const auto* path :
         {"/fr", "/fr", "/api/v1/rooms/none", "/nowhere", "/api/v1/rooms/fire", "/fr/visit"}) {
        const auto wire = to_wire(p.ask(get(path)), get(path), true);
        EXPECT_TRUE(has(wire, "\r\nContent-Security-Policy: default-src 'self'; ")) << path;
        EXPECT_TRUE(has(wire, "frame-ancestors 'none'\r\n")) << path;
        EXPECT_TRUE(has(wire, "\r\nX-Content-Type-Options: nosniff\r\n")) << path;
        EXPECT_TRUE(has(wire, "\r\nX-Request-Id: test-request\r\n")) << path;
        EXPECT_TRUE(has(wire, "\r\nDate: ")) << path;
        EXPECT_TRUE(has(wire, "\r\nCache-Control: ")) << path;
        EXPECT_TRUE(wire.head.ends_with("\r\n\r\n")) << path;
        EXPECT_EQ(wire.head.find("\r\n\r\n"), wire.head.size() - 4) << path;
    }
}

TEST(http_wire, head_has_the_length_but_no_body) {
    program p;
    const made_request head(method::head, "/fr");
    const auto wire = to_wire(p.ask(head), head, true);
    EXPECT_TRUE(has(wire, "HTTP/1.1 200 OK\r\n"));
    EXPECT_FALSE(has(wire, "Content-Length: 0"));
    EXPECT_EQ(wire.body(), "");
}

TEST(http_wire, says_whether_the_connection_stays_open) {
    EXPECT_TRUE(has(to_wire(html("x"), get("/"), false), "\r\nConnection: close\r\n"));
    EXPECT_FALSE(has(to_wire(html("x"), get("/"), true), "Connection"));
    request old = get("/");
    old.version = 10;
    EXPECT_TRUE(has(to_wire(html("x"), old, true), "\r\nConnection: keep-alive\r\n"));
}

TEST(http_wire, speaks_of_strict_transport_only_over_https) {
    EXPECT_FALSE(has(to_wire(html("x"), get("/"), true), "Strict-Transport"));
    EXPECT_TRUE(has(to_wire(html("x"), get("/").by_https(), true), "Strict-Transport-Security: "));
}

TEST(http_wire, drops_header_values_with_line_breaks) {
    const auto wire = to_wire(
        std::move(html("x").with("X-A", "1\r\nSet-Cookie: a=b").with("X-B", "2")), get("/"), true
    );
    EXPECT_FALSE(has(wire, "Set-Cookie"));
    EXPECT_TRUE(has(wire, "X-B: 2\r\n"));
}

TEST(http_wire, an_answer_with_a_stricter_referrer_policy_has_only_its_own) {
    EXPECT_TRUE(has(to_wire(html("x"), get("/"), true), "\r\nReferrer-Policy: strict-origin"));
    const auto wire =
        to_wire(std::move(html("x").with("Referrer-Policy", "no-referrer")), get("/"), true);
    EXPECT_TRUE(has(wire, "\r\nReferrer-Policy: no-referrer\r\n"));
    EXPECT_FALSE(has(wire, "Referrer-Policy: strict-origin"));
    EXPECT_TRUE(has(wire, "\r\nContent-Security-Policy: "));
}

TEST(http_wire, sends_neither_type_nor_length_without_content) {
    const auto wire = to_wire(no_content(), get("/"), true);
    EXPECT_FALSE(has(wire, "Content-Length"));
    EXPECT_FALSE(has(wire, "Content-Type:"));
}

TEST(http_wire, refuses_what_could_not_be_read_and_closes) {
    const auto wire = refusal_to_wire({errc::invalid, "request.header_too_large", "16 KB"}, "id-1");
    EXPECT_TRUE(has(wire, "HTTP/1.1 431 Request Header Fields Too Large\r\n"));
    EXPECT_TRUE(has(wire, "Connection: close\r\n"));
    EXPECT_NE(wire.body().find("request.header_too_large"), std::string::npos);
}

TEST(http_wire, tells_the_time_as_http_wants_it) {
    const auto date = http_date();
    EXPECT_EQ(date.size(), 29U);
    EXPECT_TRUE(date.ends_with(" GMT"));
}

}
