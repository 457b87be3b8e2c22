#include "app/tables.hpp"
#include "care/integrity/examination.hpp"
#include "platform/db/idempotency.hpp"
#include "shop/checkout/place_order.hpp"
#include "shop/inventory/ledger.hpp"
#include "support/deep.hpp"
#include "support/shop_fixture.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>

namespace foyer::checkout {

namespace {

class race_for_pieces : public test::shop_fixture {
protected:
    // So many buyers from as many addresses order one piece each at once; how many got which
    // answer.
    std::map<std::string, int> race(int buyers, std::string_view sku) {
        std::vector<cart::opened> carts;
        for (int i = 0; i < buyers; ++i) carts.push_back(shop().cart_with({{sku, 1}}));
        std::map<std::string, int> outcomes;
        for (const auto& one : race_with(carts)) ++outcomes[one];
        return outcomes;
    }

    // The outcome of each buyer.
    std::vector<std::string> race_with(const std::vector<cart::opened>& carts) {
        const auto common = shop().request_for(carts[0]);
        std::vector<std::string> outcomes(carts.size());
        test::in_threads(static_cast<int>(carts.size()), [&](int i) {
            auto request = common;
            request.phone = "+213555" + std::to_string(buyers_so_far_ + i);
            auto from = shop().origin_of(carts[i]);
            from.placed_from += std::to_string(buyers_so_far_ + i);
            const auto placed = database().transaction([&](db::transaction& tx) {
                return place_order(tx, request, from, shop().rules);
            });
            outcomes[static_cast<std::size_t>(i)] = test::outcome(placed);
        });
        buyers_so_far_ += static_cast<int>(carts.size());
        return outcomes;
    }

    // A delivery from the manufacturer to a sold-out shelf.
    void receive(int pieces, std::string_view sku) {
        database().transaction([&](db::transaction& tx) {
            const inventory::movement in{
                .product_id = shop().product_id(sku),
                .type = inventory_log_type::purchase,
                .change = pieces,
                .old_quantity = 0,
                .reason = "",
                .reference = "",
                .at = test::corner_shop::morning,
            };
            inventory::move_stock(tx, {&in, 1});
        });
    }

    std::string doctor_faults() {
        std::string faults;
        const auto at = test::corner_shop::morning;
        for (const auto& found : integrity::examine(database(), all_tables(), at).findings)
            if (found.level == integrity::severity::problem) faults += found.check + ' ';
        return faults;
    }

private:
    int buyers_so_far_{100'000}; // six digits of a phone
};
FOYER_ON_BOTH_ENGINES(race_for_pieces);

}

TEST_P(race_for_pieces, fifty_buyers_of_ten_pieces_make_ten_orders) {
    const auto outcomes = race(50, "CIRC-25");
    EXPECT_EQ(outcomes, (std::map<std::string, int>{{"done", 10}, {"order.short_stock", 40}}));
    EXPECT_EQ(shop().count("orders"), 10);
    EXPECT_EQ(shop().stock("CIRC-25"), 0);
    EXPECT_EQ(shop().ledger_faults(), 0);
    std::set<int> left;
    for (const auto& line : shop().rows<inventory_log>("inventory_logs"))
        if (line.type == inventory_log_type::sale) left.insert(line.new_quantity);
    EXPECT_EQ(left, (std::set<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}))
        << "each order found another stock";
}

TEST_P(race_for_pieces, a_crowd_of_buyers_makes_ten_orders_of_ten_pieces_round_after_round) {
    const int buyers = test::is_deep() ? 500 : 200;
    const int rounds = test::is_deep() ? 200 : 1;
    std::vector<cart::opened> carts;
    for (int i = 0; i < buyers; ++i) carts.push_back(shop().cart_with({{"CIRC-25", 1}}));
    for (int round = 1; round <= rounds; ++round) {
        const auto outcomes = race_with(carts);
        ASSERT_EQ(std::ranges::count(outcomes, "done"), 10) << "round " << round;
        ASSERT_EQ(std::ranges::count(outcomes, "order.short_stock"), buyers - 10);
        ASSERT_EQ(shop().count("orders"), 10 * round);
        ASSERT_EQ(shop().stock("CIRC-25"), 0);
        ASSERT_EQ(shop().ledger_faults(), 0);
        receive(10, "CIRC-25");
        for (int i = 0; i < buyers; ++i) {
            if (outcomes[i] != "done") continue; // the others still have it in their cart
            ASSERT_FALSE(shop().add(carts[i], {"CIRC-25", 1}).has_error());
        }
    }
    EXPECT_EQ(doctor_faults(), "");
}

TEST_P(race_for_pieces, one_cart_ordered_twenty_times_at_once_is_one_order) {
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    const auto request = shop().request_for(cart);
    std::atomic<int> done{0};
    test::in_threads(20, [&](int) { done += !shop().place(cart, request).has_error(); });
    EXPECT_EQ(done, 1);
    EXPECT_EQ(shop().count("orders"), 1);
    EXPECT_EQ(shop().stock("CIRC-25"), 9);
}

// Of each pair one orders the cart while the other puts a second article into it.
TEST_P(race_for_pieces, what_is_put_into_a_cart_while_it_is_ordered_is_still_there) {
    constexpr int pairs = 10;
    std::vector<cart::opened> carts;
    for (int i = 0; i < pairs; ++i) carts.push_back(shop().cart_with({{"CIRC-25", 1}}));
    const auto common = shop().request_for(carts[0]);
    test::in_threads(2 * pairs, [&](int i) {
        const auto& cart = carts[static_cast<std::size_t>(i / 2)];
        if (i % 2 == 1) {
            EXPECT_EQ(test::outcome(shop().add(cart, {"PUR-15", 1})), "done");
            return;
        }
        auto request = common;
        request.phone = "+2135550500" + std::to_string(10 + i);
        const auto placed = test::outcome(shop().place(cart, request));
        EXPECT_TRUE(placed == "done" || placed == "order.total_changed") << placed;
    });
    for (const auto& cart : carts) {
        const auto left = test::texts_of(shop().lines_of(cart), &cart::line::sku);
        EXPECT_EQ(std::ranges::count(left, "PUR-15"), 1) << "no order expected to pay for it";
    }
}

TEST_P(race_for_pieces, orders_of_one_phone_at_the_same_moment_do_not_pass_its_limit) {
    constexpr std::string_view articles[] = {"CIRC-25", "BAL-20", "PUR-15"};
    std::vector<cart::opened> carts;
    for (std::size_t i = 0; i < 12; ++i) carts.push_back(shop().cart_with({{articles[i % 3], 1}}));
    std::atomic<int> done{0};
    test::in_threads(12, [&](int i) {
        const auto& cart = carts[static_cast<std::size_t>(i)];
        done += !shop().place(cart, shop().request_for(cart)).has_error();
    });
    EXPECT_EQ(done, shop().rules.orders_per_phone_per_day);
}

TEST_P(race_for_pieces, orders_of_the_same_products_in_other_order_do_not_block_each_other) {
    std::vector<cart::opened> carts;
    for (int i = 0; i < 12; ++i)
        carts.push_back(
            i % 2 == 0 ? shop().cart_with({{"BAL-20", 1}, {"PUR-15", 2}})
                       : shop().cart_with({{"PUR-15", 2}, {"BAL-20", 1}})
        );
    const auto common = shop().request_for(carts[0]);
    test::in_threads(12, [&](int i) {
        auto request = common;
        request.phone = "+2135550300" + std::to_string(10 + i);
        EXPECT_EQ(test::outcome(shop().place(carts[i], request)), "done");
    });
    EXPECT_EQ(shop().stock("BAL-20"), 188);
    EXPECT_EQ(shop().stock("PUR-15"), 36);
    EXPECT_EQ(shop().ledger_faults(), 0);
}

}
