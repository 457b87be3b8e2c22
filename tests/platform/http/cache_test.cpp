#include "platform/http/house.hpp"

#include <gtest/gtest.h>

namespace foyer::http {

using namespace house;

namespace {

void raise(std::string_view tag) { generations::raise(generations::slot_of(tag)); }

}

TEST(http_cache, answers_again_without_asking_again) {
    program p;
    const auto first = body_of(p.ask(get("/api/v1/rooms/cellar")));
    EXPECT_EQ(body_of(p.ask(get("/api/v1/rooms/cellar"))), first);
    EXPECT_TRUE(p.core.answer_at_once(get("/api/v1/rooms/cellar")).has_value());
    EXPECT_FALSE(p.core.answer_at_once(get("/api/v1/rooms/attic")).has_value());
}

TEST(http_cache, forgets_an_answer_when_what_it_shows_was_changed) {
    program p;
    const auto first = body_of(p.ask(get("/api/v1/rooms/cellar")));
    raise("room:cellar");
    EXPECT_FALSE(p.core.answer_at_once(get("/api/v1/rooms/cellar")).has_value());
    EXPECT_NE(body_of(p.ask(get("/api/v1/rooms/cellar"))), first);
}

TEST(http_cache, never_keeps_an_answer_whose_data_changed_while_it_was_made) {
    const auto slot = generations::slot_of("race");
    cache kept(1 << 20);
    cache_policy policy;
    policy.wanted = true;
    policy.tags.push_back({slot, generations::current(slot)});
    generations::raise(slot); // a commit between the query and the end of the handler
    kept.store("k", store_form(html("old"), policy, false), policy);
    EXPECT_EQ(kept.find("k"), nullptr);
}

TEST(http_cache, keys_on_declared_parameters_in_any_order_and_on_the_language) {
    program p;
    const auto& listing = *p.routes.match(method::get, "/api/v1/rooms").found;
    EXPECT_EQ(
        cache_key(get("/api/v1/rooms?q=a&limit=2"), listing),
        cache_key(get("/api/v1/rooms?limit=2&q=%61"), listing)
    );
    EXPECT_NE(
        cache_key(get("/api/v1/rooms?q=a"), listing), cache_key(get("/api/v1/rooms?q=b"), listing)
    );
    EXPECT_NE(
        cache_key(get("/api/v1/rooms?lang=ar"), listing),
        cache_key(get("/api/v1/rooms?lang=fr"), listing)
    );
    EXPECT_FALSE(cache_key(get("/api/v1/rooms?colour=a"), listing).has_value());
    EXPECT_FALSE(cache_key(get("/api/v1/rooms?q=a&q=b"), listing).has_value());
    const auto& hall = *p.routes.match(method::get, "/fr").found;
    EXPECT_EQ(cache_key(get("/fr?fbclid=1"), hall), cache_key(get("/fr"), hall));
}

TEST(http_cache, a_value_cannot_pretend_to_be_another_parameter) {
    program p;
    const auto& listing = *p.routes.match(method::get, "/api/v1/rooms").found;
    EXPECT_NE(
        cache_key(get("/api/v1/rooms?limit=2%0Aq=a"), listing),
        cache_key(get("/api/v1/rooms?limit=2&q=a"), listing)
    );
}

TEST(http_cache, does_not_hide_faults_behind_a_kept_answer) {
    program p;
    EXPECT_EQ(p.ask(get("/api/v1/rooms?limit=1")).status, 200);
    EXPECT_EQ(p.ask(get("/api/v1/rooms?limit=1&colour=red")).status, 400);
}

TEST(http_cache, never_keeps_an_answer_that_sets_a_cookie) {
    program p;
    (void)p.ask(get("/fr/visit"));
    EXPECT_FALSE(p.core.answer_at_once(get("/fr/visit")).has_value());
}

TEST(http_cache, never_keeps_a_failure) {
    program p;
    for (const auto* path : {"/api/v1/rooms/none", "/api/v1/rooms/shut", "/api/v1/rooms/fire"}) {
        (void)p.ask(get(path));
        EXPECT_FALSE(p.core.answer_at_once(get(path)).has_value()) << path;
    }
}

TEST(http_cache, answers_304_to_who_has_the_same) {
    program p;
    const auto first = p.ask(get("/fr"));
    const auto etag = first.stored->etag;
    const auto again = p.ask(get("/fr").with("If-None-Match", "\"other\", " + etag));
    EXPECT_EQ(again.status, 304);
    auto wire = to_wire(response(again), get("/fr"), true);
    EXPECT_TRUE(wire.head.starts_with("HTTP/1.1 304 Not Modified\r\n"));
    EXPECT_NE(wire.head.find("ETag: " + etag), std::string::npos);
    EXPECT_EQ(wire.body(), "");
    EXPECT_EQ(p.ask(get("/fr").with("If-None-Match", "W/\"0\"")).status, 200);
}

TEST(http_cache, sends_gzip_to_who_takes_it) {
    program p;
    const auto gzip_request = get("/fr").with("Accept-Encoding", "gzip");
    auto wire = to_wire(p.ask(gzip_request), gzip_request, true);
    EXPECT_NE(wire.head.find("Content-Encoding: gzip\r\n"), std::string::npos);
    EXPECT_NE(
        wire.head.find("Content-Length: " + std::to_string(wire.body().size()) + "\r\n"),
        std::string::npos
    );
    EXPECT_NE(wire.head.find("Vary: Accept-Encoding\r\n"), std::string::npos);
    EXPECT_LT(wire.body().size(), 200U);
    auto plain = to_wire(p.ask(get("/fr")), get("/fr"), true);
    EXPECT_GT(plain.body().size(), 2000U);
}

TEST(http_cache, packs_an_answer_when_the_first_client_takes_it_packed) {
    program p;
    const auto plain = p.ask(get("/fr"));
    EXPECT_TRUE(plain.stored->gzip.empty());
    const auto asked = get("/fr").with("Accept-Encoding", "gzip");
    const auto packed = p.core.answer_at_once(asked);
    ASSERT_TRUE(packed.has_value());
    EXPECT_EQ(packed->form, stored_form::gzip);
    EXPECT_EQ(p.core.answer_at_once(asked)->stored, packed->stored);
    EXPECT_EQ(p.core.answer_at_once(get("/fr"))->stored, packed->stored);
}

TEST(http_cache, sends_brotli_once_it_is_made_and_gzip_until_then) {
    program p;
    const auto asked = get("/fr").with("Accept-Encoding", "gzip, br");
    const auto form = [&] { return p.ask(asked).form; };
    EXPECT_EQ(form(), stored_form::gzip);
    EXPECT_EQ(form(), stored_form::gzip);
    ASSERT_EQ(p.background.size(), 1U) << "asked twice, made once";
    p.run_background();
    EXPECT_EQ(p.ask(get("/fr").with("Accept-Encoding", "gzip")).form, stored_form::gzip);
    auto wire = to_wire(p.ask(asked), asked, true);
    EXPECT_NE(wire.head.find("Content-Encoding: br\r\n"), std::string::npos) << wire.head;
    EXPECT_NE(wire.head.find("Vary: Accept-Encoding\r\n"), std::string::npos);
    EXPECT_NE(
        wire.head.find("Content-Length: " + std::to_string(wire.body().size()) + "\r\n"),
        std::string::npos
    );
    EXPECT_EQ(wire.head.find("gzip"), std::string::npos);
    EXPECT_TRUE(p.background.empty());
}

TEST(http_cache, does_not_bring_an_old_answer_back_with_its_brotli_form) {
    program p;
    const auto asked = get("/fr").with("Accept-Encoding", "gzip, br");
    (void)p.ask(asked);
    (void)p.ask(asked);
    raise("hall");
    const auto changed = p.ask(asked);
    p.run_background();
    EXPECT_EQ(p.ask(asked).stored, changed.stored);
}

TEST(http_cache, asks_browsers_to_ask_again_each_time) {
    program p;
    const auto wire = to_wire(p.ask(get("/fr")), get("/fr"), true);
    EXPECT_NE(wire.head.find("Cache-Control: public, no-cache\r\n"), std::string::npos);
}

TEST(http_cache, keeps_within_its_bytes_and_forgets_the_oldest) {
    cache kept(100'000);
    cache_policy policy;
    const auto answer = [&](std::size_t size) {
        return store_form(html(std::string(size, 'x')), policy, false);
    };
    for (int i = 0; i < 100; ++i) {
        kept.store(std::to_string(i), answer(900), policy);
        EXPECT_LE(kept.bytes(), 100'000U);
        (void)kept.find("0");
    }
    EXPECT_NE(kept.find("0"), nullptr);
    EXPECT_EQ(kept.find("1"), nullptr);
    EXPECT_NE(kept.find("99"), nullptr);
    kept.store("huge", answer(50'000), policy);
    EXPECT_EQ(kept.find("huge"), nullptr);
    kept.store("99", answer(1), policy);
    EXPECT_EQ(kept.find("99")->plain, "x");
}

TEST(http_cache, gives_addresses_that_visitors_make_up_an_eighth_of_its_room) {
    cache kept(100'000);
    const cache_policy page;
    cache_policy search;
    search.typed = true;
    const auto answer = [&] { return store_form(html(std::string(900, 'x')), page, false); };
    for (int i = 0; i < 20; ++i) kept.store("page " + std::to_string(i), answer(), page);
    const auto pages = kept.bytes();
    for (int i = 0; i < 1000; ++i) {
        kept.store("made up " + std::to_string(i), answer(), search);
        EXPECT_LE(kept.bytes() - pages, 100'000U / 8);
    }
    for (int i = 0; i < 20; ++i) EXPECT_NE(kept.find("page " + std::to_string(i)), nullptr) << i;
    EXPECT_NE(kept.find("made up 999"), nullptr);
    EXPECT_EQ(kept.find("made up 0"), nullptr);
}

}
