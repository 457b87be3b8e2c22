#include "care/maintenance/purge.hpp"

#include "app/tables.hpp"
#include "support/database_fixture.hpp"

namespace foyer::maintenance {
namespace {

constexpr timestamp today{1'790'000'000'000};

constexpr db::query insert_customer{"test.insert_customer", R"sql(
    INSERT INTO customers (id, is_guest, cart_token_hash, guest_phone, total_spent, order_count,
        created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, 0, $6, $6))sql"};
constexpr db::query insert_key{
    "test.insert_key", R"sql(
    INSERT INTO idempotency_keys (scope, key, body_hash, created_at) VALUES ('s', $1, 'h', $2))sql"
};
constexpr db::query insert_event{"test.insert_event", R"sql(
    INSERT INTO outbox_events (id, type, payload, created_at, available_at, attempts, processed_at)
    VALUES ($1, 't', $2, $3, $3, 1, $4))sql"};
constexpr db::query list_customers{"test.customers", "SELECT id FROM customers ORDER BY id"};
constexpr db::query list_keys{"test.keys", "SELECT key FROM idempotency_keys ORDER BY key"};
constexpr db::query list_events{"test.events", "SELECT id FROM outbox_events ORDER BY id"};

class purging : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (!IsSkipped()) create_tables(all_tables());
    }

    using text = std::optional<std::string>;

    void customer(std::string_view id, const text& token, const text& phone, timestamp touched) {
        database().run(insert_customer, id, true, token, phone, money{}, touched);
    }
};
FOYER_ON_BOTH_ENGINES(purging);

TEST_P(purging, forgets_carts_that_nobody_touched_for_thirty_days_and_no_guest_who_ordered) {
    const auto old = today - days_ms(31);
    customer("a_old_cart", "hash_a", std::nullopt, old);
    customer("b_new_cart", "hash_b", std::nullopt, today - days_ms(29));
    customer("c_guest", std::nullopt, "+213555000001", old);
    EXPECT_EQ(purge(database(), today).carts, 1);
    EXPECT_EQ(
        database().all<std::string>(list_customers),
        (std::vector<std::string>{"b_new_cart", "c_guest"})
    );
}

TEST_P(purging, takes_more_rows_than_one_statement_does) {
    database().transaction([&](db::transaction& tx) {
        for (int i = 0; i < 2'100; ++i)
            tx.run(insert_key, "k" + std::to_string(i), today - hours_ms(25));
        tx.run(insert_key, "young", today - hours_ms(23));
    });
    EXPECT_EQ(purge(database(), today).idempotency_keys, 2'100);
    EXPECT_EQ(database().all<std::string>(list_keys), (std::vector<std::string>{"young"}));
}

TEST_P(purging, keeps_events_that_wait_however_old_they_are) {
    const json_value nothing{"{}"};
    const auto old = today - days_ms(40);
    database().run(insert_event, "done", nothing, old, std::optional(old));
    database().run(insert_event, "waiting", nothing, old, std::optional<timestamp>());
    EXPECT_EQ(purge(database(), today).events, 1);
    EXPECT_EQ(database().all<std::string>(list_events), (std::vector<std::string>{"waiting"}));
}

}
}
