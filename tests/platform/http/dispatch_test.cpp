#include "platform/http/house.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace foyer::http {

using namespace house;

TEST(http_dispatch, answers_an_unknown_address_with_404) {
    program p;
    auto out = p.ask(get("/api/v1/nothing"));
    EXPECT_EQ(out.status, 404);
    const auto document = boost::json::parse(body_of(std::move(out)));
    EXPECT_EQ(document.at("code"), "not_found");
    EXPECT_EQ(document.at("status"), 404);
    EXPECT_EQ(document.at("requestId"), "test-request");
    EXPECT_EQ(document.at("type"), "urn:foyer:problem:not_found");
}

TEST(http_dispatch, shows_browsers_a_page_for_an_unknown_address) {
    program p;
    EXPECT_EQ(
        p.ask(get("/fr/nothing").with("Accept", "text/html,*/*")).content_type,
        "text/html; charset=utf-8"
    );
    EXPECT_EQ(
        p.ask(get("/api/v1/nothing").with("Accept", "text/html,*/*")).content_type,
        "application/problem+json"
    );
}

TEST(http_dispatch, answers_an_unknown_method_with_405_and_what_is_allowed) {
    program p;
    const auto out = p.ask(made_request(method::put, "/api/v1/rooms/a"));
    EXPECT_EQ(out.status, 405);
    EXPECT_EQ(header_of(out, "Allow"), "OPTIONS, GET, HEAD, POST, DELETE");
    EXPECT_EQ(p.ask(made_request(method::other, "/api/v1/rooms/a")).status, 405);
    EXPECT_EQ(p.ask(made_request(method::options, "/api/v1/rooms/a")).status, 204);
}

TEST(http_dispatch, sends_an_address_with_a_slash_too_many_to_the_right_one) {
    program p;
    const auto out = p.ask(get("/fr/visit/?a=b"));
    EXPECT_EQ(out.status, 301);
    EXPECT_EQ(header_of(out, "Location"), "/fr/visit?a=b");
    EXPECT_EQ(p.ask(get("//fr/")).status, 404);
}

TEST(http_dispatch, finds_nothing_at_an_address_that_is_no_text) {
    program p;
    for (const auto* path : {"/api/v1/rooms/%00", "/api/v1/rooms/a%ff", "/api/v1/rooms/%4"})
        EXPECT_EQ(p.ask(get(path)).status, 404) << path;
}

TEST(http_dispatch, turns_expected_failures_into_problem_documents) {
    program p;
    auto out = p.ask(get("/api/v1/rooms/none"));
    EXPECT_EQ(out.status, 404);
    EXPECT_EQ(out.error_code, "room.not_found");
    EXPECT_EQ(header_of(out, "Cache-Control"), "no-store");
}

TEST(http_dispatch, hides_the_detail_of_an_exception_behind_the_request_id) {
    program p;
    auto out = p.ask(get("/api/v1/rooms/fire"));
    EXPECT_EQ(out.status, 500);
    const auto body = body_of(std::move(out));
    EXPECT_EQ(body.find("secret"), std::string::npos);
    EXPECT_NE(body.find("test-request"), std::string::npos);
}

TEST(http_dispatch, asks_the_composition_what_an_exception_means) {
    program p;
    dispatcher core(
        {.router = p.routes,
         .metrics = p.figures,
         .limiter = p.limiter,
         .make_context = [](const call_start& s) { return std::make_unique<context>(s); },
         .translate = [](const std::exception&) -> std::optional<failure_answer> {
             return failure_answer{{errc::unavailable, "database.unavailable", "down"}, 7};
         }},
        0
    );
    const auto out = core.answer(get("/api/v1/rooms/fire"));
    EXPECT_EQ(out.status, 503);
    EXPECT_EQ(header_of(out, "Retry-After"), "7");
}

TEST(http_dispatch, tells_who_is_sent_away_when_to_come_back) {
    program p;
    const auto shut = p.ask(get("/api/v1/rooms/shut"));
    EXPECT_EQ(shut.status, 503);
    EXPECT_EQ(header_of(shut, "Retry-After"), "5");
    const auto full = p.ask(get("/api/v1/rooms/full"));
    EXPECT_EQ(full.status, 429);
    EXPECT_EQ(header_of(full, "Retry-After"), "600") << "limits of the trade last longer";
}

TEST(http_dispatch, lets_nobody_through_where_access_is_needed_and_nobody_decides) {
    program p;
    EXPECT_EQ(p.ask(get("/api/v1/secret")).status, 401);
}

TEST(http_dispatch, lets_through_whom_the_composition_lets_through) {
    program p;
    bool admin = false;
    dispatcher core(
        {.router = p.routes,
         .metrics = p.figures,
         .limiter = p.limiter,
         .make_context = [](const call_start& s) { return std::make_unique<context>(s); },
         .authorise = [&](call&, access a) -> result<> {
             if (admin && a == access::admin) return {};
             return error{errc::forbidden, "access.forbidden", "not you"};
         }},
        0
    );
    EXPECT_EQ(core.answer(get("/api/v1/secret")).status, 403);
    admin = true;
    EXPECT_EQ(core.answer(get("/api/v1/secret")).status, 200);
}

TEST(http_dispatch, refuses_changes_that_other_sites_send) {
    program p;
    const auto out =
        p.ask(post("/fr/letter").with("Origin", "https://evil.example").form("name=a"));
    EXPECT_EQ(out.status, 403);
    EXPECT_EQ(p.ask(get("/fr/visit").with("Origin", "https://evil.example")).status, 200);
}

TEST(http_dispatch, limits_how_often_one_address_may_call) {
    program p;
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(p.ask(post("/api/v1/rooms/a").json(R"({"lamps":1})")).status, 201);
    const auto out = p.ask(post("/api/v1/rooms/a").json(R"({"lamps":1})"));
    EXPECT_EQ(out.status, 429);
    EXPECT_EQ(header_of(out, "Retry-After"), "1");
    EXPECT_EQ(
        p.ask(post("/api/v1/rooms/a").from("203.0.113.8").json(R"({"lamps":1})")).status, 201
    );
}

TEST(http_dispatch, limits_how_often_one_network_of_ipv6_may_call) {
    program p;
    const auto from = [&](std::string_view address) {
        return p.ask(post("/api/v1/rooms/a").from(address).json(R"({"lamps":1})")).status;
    };
    for (const auto* address : {"2001:db8::1", "2001:db8::2", "2001:db8::3"})
        EXPECT_EQ(from(address), 201) << address;
    EXPECT_EQ(from("2001:db8::4"), 429);
    EXPECT_EQ(from("2001:db8:0:1::4"), 201);
}

TEST(http_dispatch, refuses_bodies_above_the_routes_limit) {
    program p;
    EXPECT_EQ(p.core.body_limit(method::post, "/api/v1/rooms/a"), 100U);
    EXPECT_EQ(p.ask(post("/api/v1/rooms/a").json(std::string(101, ' '))).status, 413);
}

TEST(http_dispatch, refuses_idempotency_keys_that_are_too_short_or_unprintable) {
    program p;
    const auto with_key = [&](std::string_view key) {
        return p.ask(post("/fr/echo").with("Idempotency-Key", key).form("x=1")).status;
    };
    EXPECT_EQ(with_key("short"), 400);
    EXPECT_EQ(with_key("has spaces in it"), 400);
    EXPECT_EQ(with_key("0f8fad5b-d9cb-469f-a165-70867728950e"), 200);
    EXPECT_EQ(p.ask(post("/fr/echo").form("x=1&idempotencyKey=short")).status, 400);
}

TEST(http_dispatch, sets_cookies_that_scripts_and_other_sites_do_not_get) {
    program p;
    const auto plain = p.ask(get("/fr/visit"));
    EXPECT_EQ(
        header_of(plain, "Set-Cookie"), "visitor=a%20b; Path=/; HttpOnly; SameSite=Lax; Max-Age=60"
    );
    const auto secure = p.ask(get("/fr/visit").by_https());
    EXPECT_TRUE(header_of(secure, "Set-Cookie").ends_with("; Secure"));
}

TEST(http_dispatch, speaks_the_language_of_the_address_the_query_or_the_browser) {
    EXPECT_EQ(language_of(get("/ar/x").with("Accept-Language", "en")), i18n::language::ar);
    EXPECT_EQ(
        language_of(get("/api/v1/rooms?lang=en").with("Accept-Language", "ar")), i18n::language::en
    );
    EXPECT_EQ(language_of(get("/api/v1/rooms").with("Accept-Language", "ar")), i18n::language::ar);
    EXPECT_EQ(language_of(get("/arabic")), i18n::language::fr);
}

TEST(http_dispatch, compresses_answers_that_it_does_not_keep) {
    program p;
    const auto out =
        p.ask(post("/fr/echo").with("Accept-Encoding", "gzip").form("x=" + std::string(3000, 'x')));
    EXPECT_EQ(header_of(out, "Content-Encoding"), "gzip");
    EXPECT_LT(out.body.size(), 200U);
}

}
