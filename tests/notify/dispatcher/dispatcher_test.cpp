#include "notify/dispatcher/dispatcher.hpp"

#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <stdexcept>

namespace foyer::notify {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;
using testing::StrEq;

constexpr timestamp noon{1764244800000};
constexpr std::chrono::seconds half_a_minute{30}; // only for giving up

constexpr db::query read_event{"test.read_event", R"sql(
    SELECT id, type, payload, created_at, available_at, attempts, last_error, claimed_until,
        processed_at, failed_at FROM outbox_events)sql"};

class event_dispatcher : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        create_tables({&db::outbox_event_table()});
    }

    void append(std::string_view type, timestamp at) {
        database().transaction([&](db::transaction& tx) {
            db::events::append(tx, type, json_value{R"({"n":1})"}, at);
        });
    }

    db::outbox_event only_event() {
        const auto all = database().all<db::outbox_event>(read_event);
        EXPECT_EQ(all.size(), 1U);
        return all.at(0);
    }

    // Remembers what comes; throws while `failing`.
    std::vector<handler> handlers() {
        return {{"order.placed", [this](const errand& d) {
                     seen.push_back(d.event.payload.text);
                     if (failing) throw std::runtime_error("the server is full");
                 }}};
    }

    std::vector<std::string> seen;
    bool failing{};
};

FOYER_ON_BOTH_ENGINES(event_dispatcher);

TEST_P(event_dispatcher, brings_an_event_to_its_handler_once) {
    append("order.placed", noon);
    EXPECT_EQ(deliver_due(database(), handlers(), noon), 1);
    EXPECT_EQ(deliver_due(database(), handlers(), noon + hours_ms(1)), 0);
    EXPECT_THAT(seen, ElementsAre(R"({"n":1})"));
    EXPECT_THAT(only_event().processed_at, Optional(noon));
}

TEST_P(event_dispatcher, leaves_alone_what_is_not_due) {
    append("order.placed", noon + 1);
    EXPECT_EQ(deliver_next(database(), handlers(), noon), std::nullopt);
    EXPECT_THAT(seen, IsEmpty());
}

TEST_P(event_dispatcher, is_done_with_events_that_nobody_handles) {
    append("order.forgotten", noon);
    EXPECT_EQ(deliver_next(database(), handlers(), noon), outcome::done);
    EXPECT_THAT(only_event().processed_at, Optional(noon));
}

TEST_P(event_dispatcher, tries_a_failed_event_again_after_a_pause) {
    append("order.placed", noon);
    failing = true;
    EXPECT_EQ(deliver_next(database(), handlers(), noon), outcome::postponed);
    EXPECT_THAT(only_event().last_error, Optional(StrEq("the server is full")));
    EXPECT_EQ(deliver_next(database(), handlers(), noon + minutes_ms(1) - 1), std::nullopt);
    failing = false;
    EXPECT_EQ(deliver_next(database(), handlers(), noon + minutes_ms(1)), outcome::done);
    EXPECT_EQ(only_event().attempts, 2);
}

TEST_P(event_dispatcher, gives_up_after_twelve_attempts_and_keeps_the_event) {
    append("order.placed", noon);
    failing = true;
    auto at = noon;
    for (int attempt = 1; attempt < max_attempts; ++attempt) {
        EXPECT_EQ(deliver_next(database(), handlers(), at), outcome::postponed) << attempt;
        at = at + pause_ms_after(attempt);
    }
    EXPECT_EQ(deliver_next(database(), handlers(), at), outcome::given_up);
    EXPECT_EQ(deliver_next(database(), handlers(), at + days_ms(30)), std::nullopt);
    EXPECT_THAT(only_event().failed_at, Optional(at));
    EXPECT_EQ(seen.size(), 12U);
}

TEST_P(event_dispatcher, delivers_the_others_although_one_fails) {
    append("order.broken", noon);
    append("order.placed", noon + 1);
    auto table = handlers();
    table.push_back({"order.broken", [](const errand&) { throw std::runtime_error("no"); }});
    EXPECT_EQ(deliver_due(database(), table, noon + 2), 1);
    EXPECT_EQ(seen.size(), 1U);
}

TEST_P(event_dispatcher, gives_an_event_to_one_of_many_that_ask) {
    for (int i = 0; i < 20; ++i) append("order.placed", noon);
    std::atomic<int> calls{0};
    const std::vector<handler> table{{"order.placed", [&](const errand&) { ++calls; }}};
    test::in_threads(4, [&](int) { deliver_due(database(), table, noon); });
    EXPECT_EQ(calls, 20);
}

TEST_P(event_dispatcher, takes_over_what_a_dead_program_had_claimed) {
    append("order.placed", noon);
    ASSERT_EQ(db::events::claim_due(database(), 1, minutes_ms(2), noon).size(), 1U);
    EXPECT_EQ(deliver_next(database(), handlers(), noon + minutes_ms(1)), std::nullopt);
    EXPECT_EQ(deliver_next(database(), handlers(), noon + minutes_ms(2)), outcome::done);
}

TEST_P(event_dispatcher, gives_up_an_event_that_kills_the_program_each_time) {
    append("order.placed", noon);
    auto at = noon;
    for (int i = 0; i < max_attempts; ++i, at = at + minutes_ms(2))
        ASSERT_EQ(db::events::claim_due(database(), 1, minutes_ms(2), at).size(), 1U);
    EXPECT_EQ(deliver_next(database(), handlers(), at), outcome::given_up);
    EXPECT_THAT(seen, IsEmpty());
}

TEST_P(event_dispatcher, works_by_itself_between_start_and_stop) {
    std::promise<std::string> arrived;
    dispatcher d(database(), {{"order.placed", [&](const errand& one) {
                                   arrived.set_value(one.event.type);
                               }}});
    d.start();
    append("order.placed", now());
    auto type = arrived.get_future();
    ASSERT_EQ(type.wait_for(half_a_minute), std::future_status::ready);
    EXPECT_TRUE(d.stop(half_a_minute));
    EXPECT_TRUE(only_event().processed_at.has_value());
}

TEST_P(event_dispatcher, ends_what_is_under_way_when_it_stops_and_takes_it_up_again) {
    append("order.placed", noon);
    std::promise<void> begun;
    dispatcher d(database(), {{"order.placed", [&](const errand& one) {
                                   begun.set_value();
                                   std::promise<void> stopped;
                                   const std::stop_callback ended(one.stop, [&] {
                                       stopped.set_value();
                                   });
                                   stopped.get_future().wait();
                                   throw std::runtime_error("stopped");
                               }}});
    d.start();
    begun.get_future().wait();
    EXPECT_TRUE(d.stop(half_a_minute));
    EXPECT_EQ(deliver_next(database(), handlers(), now()), outcome::done);
}

TEST_P(event_dispatcher, waits_no_longer_than_wanted_for_what_does_not_end) {
    append("order.placed", noon);
    std::promise<void> begun;
    std::promise<void> answer;
    {
        dispatcher d(database(), {{"order.placed", [&](const errand&) {
                                       begun.set_value();
                                       answer.get_future().wait();
                                   }}});
        d.start();
        begun.get_future().wait();
        EXPECT_FALSE(d.stop(std::chrono::milliseconds(1)));
        answer.set_value();
    }
    EXPECT_TRUE(only_event().processed_at.has_value());
}

TEST(pause_after_attempts, doubles_from_one_minute_up_to_six_hours) {
    EXPECT_EQ(pause_ms_after(1), minutes_ms(1));
    EXPECT_EQ(pause_ms_after(2), minutes_ms(2));
    EXPECT_EQ(pause_ms_after(9), minutes_ms(256));
    EXPECT_EQ(pause_ms_after(10), hours_ms(6));
    EXPECT_EQ(pause_ms_after(1000), hours_ms(6));
}

}
}
