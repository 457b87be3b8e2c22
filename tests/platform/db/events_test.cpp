#include "platform/db/events.hpp"

#include "support/database_fixture.hpp"

#include <mutex>
#include <set>

namespace foyer::db {

namespace {

constexpr timestamp start{1'700'000'000'000};
constexpr std::int64_t lease_ms = 60'000;

class outbox : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        create_tables({&outbox_event_table()});
    }

    void append(const std::string& type, timestamp at = start) {
        database().transaction([&](transaction& tx) {
            events::append(tx, type, {R"({"id":1})"}, at);
        });
    }

    std::vector<std::string> claim(timestamp at, int limit = 10) {
        std::vector<std::string> types;
        for (const auto& e : events::claim_due(database(), limit, lease_ms, at)) {
            types.push_back(e.type);
            last_ = e;
        }
        return types;
    }

    // How the engine finds the next event.
    std::string plan_of_claim() {
        for (const auto* q : events::queries())
            if (q->name == "events.claim") return plan_of(*q, start, start + lease_ms, 1);
        return "nobody claims";
    }

    outbox_event last_;

private:
    template <class... P>
    std::string plan_of(const query& q, const P&... parameters) {
        const bool sqlite = database().which() == engine::sqlite;
        const auto text = (sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") +
                          std::string(q.text_for(database().which()));
        std::string plan;
        database().each(
            {.name = "test.plan", .text = text},
            [&](const row& r) { plan.append(r.text(r.size() - 1)) += '\n'; }, parameters...
        );
        return plan;
    }
};

using names = std::vector<std::string>;

}

FOYER_ON_BOTH_ENGINES(outbox);

TEST_P(outbox, forgets_events_of_transactions_that_are_rolled_back) {
    (void)database().transaction([](transaction& tx) -> result<> {
        events::append(tx, "order.placed", {"{}"}, start);
        return error{errc::conflict, "test.refused", "no"};
    });
    EXPECT_EQ(claim(start), names{});
}

TEST_P(outbox, gives_due_events_out_once_oldest_first) {
    append("second", start + 1);
    append("first");
    append("later", start + 1000);
    EXPECT_EQ(claim(start + 10), (names{"first", "second"}));
    EXPECT_EQ(last_.attempts, 1);
    EXPECT_EQ(last_.payload.text, R"({"id":1})");
    EXPECT_EQ(claim(start + 10), names{});
    EXPECT_EQ(claim(start + 2000, 1), names{"later"});
}

TEST_P(outbox, gives_an_event_out_again_when_its_claim_is_over) {
    append("first");
    EXPECT_EQ(claim(start), names{"first"});
    EXPECT_EQ(claim(start + lease_ms), names{"first"});
    EXPECT_EQ(last_.attempts, 2);
}

TEST_P(outbox, is_done_with_what_was_delivered) {
    append("first");
    claim(start);
    events::mark_done(database(), last_.id, start + 5);
    EXPECT_EQ(claim(start + 2 * lease_ms), names{});
    EXPECT_EQ(events::count_backlog(database()).waiting, 0);
}

TEST_P(outbox, waits_before_it_tries_again_and_keeps_the_reason) {
    append("first");
    claim(start);
    events::mark_failed(database(), last_.id, "no answer", start + 5000);
    EXPECT_EQ(claim(start + 4999), names{});
    EXPECT_EQ(claim(start + 5000), names{"first"});
    EXPECT_EQ(last_.last_error, "no answer");
}

TEST_P(outbox, shortens_a_long_reason_between_characters) {
    append("first");
    claim(start);
    std::string reason = "x";
    for (int i = 0; i < 1000; ++i) reason += "é";
    events::mark_failed(database(), last_.id, reason, start);
    claim(start);
    ASSERT_TRUE(last_.last_error);
    EXPECT_TRUE(reason.starts_with(*last_.last_error));
    EXPECT_GE(last_.last_error->size(), 990U);
}

TEST_P(outbox, keeps_what_was_given_up_for_the_owner) {
    append("first");
    claim(start);
    events::give_up(database(), last_.id, "wrong address", start);
    EXPECT_EQ(claim(start + days_ms(9)), names{});
    EXPECT_EQ(events::count_backlog(database()).failed, 1);
}

TEST_P(outbox, finds_the_next_of_very_many_events_by_the_index) {
    database().transaction([](transaction& tx) {
        for (int i = 0; i < 3000; ++i) events::append(tx, "event", {"{}"}, start - i);
    });
    database().execute_script("ANALYZE outbox_events");
    const auto plan = plan_of_claim();
    EXPECT_NE(plan.find("outbox_events_processed_at_available_at_idx"), plan.npos) << plan;
    EXPECT_EQ(plan.find("Seq Scan"), plan.npos) << plan;
    // What comes at the same moment may be sorted, all that waits may not.
    EXPECT_EQ(plan.find("->  Sort"), plan.npos) << plan;
    EXPECT_EQ(plan.find("B-TREE FOR ORDER BY"), plan.npos) << plan;
}

TEST_P(outbox, gives_each_event_to_one_of_many_at_once) {
    for (int i = 0; i < 40; ++i) append("event");
    std::mutex mutex;
    std::multiset<std::string> got;
    test::in_threads(8, [&](int) {
        for (int i = 0; i < 3; ++i) {
            for (const auto& e : events::claim_due(database(), 3, lease_ms, start)) {
                const std::lock_guard lock(mutex);
                got.insert(e.id.value);
            }
        }
    });
    EXPECT_EQ(std::set(got.begin(), got.end()).size(), got.size());
    while (!claim(start).empty()) got.insert(last_.id.value);
}

}
