#include "platform/db/idempotency.hpp"
#include "platform/json/writer.hpp"
#include "platform/runtime/loop_turn.hpp"
#include "shop/checkout/place_order.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::checkout {

namespace {

class order_traffic : public test::shop_fixture {};
FOYER_ON_BOTH_ENGINES(order_traffic);

}

// What an order costs the database, with its idempotency key: the figure behind orders per second.
TEST_P(order_traffic, of_three_lines_stays_small) {
    shop().buy({{"PUR-15", 1}});
    const auto cart = shop().cart_with({{"PUR-15", 2}, {"CIRC-25", 1}, {"BAL-20", 3}});
    const auto request = shop().request_for(cart);
    const db::repeatable_request repeatable{
        "POST /api/v1/orders test", "key-of-this-order", "hash", shop().at
    };
    const auto order = [&](db::transaction& tx) {
        return db::once(tx, repeatable, [&]() -> result<json_value> {
            FOYER_TRY(
                const auto placed, place_order(tx, request, shop().origin_of(cart), shop().rules)
            );
            return json_value{'"' + placed.order_number + '"'};
        });
    };
    const auto before = database().traffic();
    test::in_fibers({[&] {
        runtime::name_turn("/api/v1/orders", "0123456789abcde"); // PostgreSQL is told
        EXPECT_EQ(test::outcome(database().transaction(order)), "done");
    }});
    const auto after = database().traffic();
    const bool on_postgres = GetParam() == db::engine::postgres;
    EXPECT_EQ(after.transactions - before.transactions, 1);
    EXPECT_LE(after.statements - before.statements, on_postgres ? 19 : 18);
    EXPECT_LE(after.round_trips - before.round_trips, on_postgres ? 6 : 1);
}

}
