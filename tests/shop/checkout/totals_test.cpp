#include "shop/checkout/place_order.hpp"
#include "shop/orders/order.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::checkout {

namespace {

class order_totals : public test::shop_fixture {
protected:
    order buy(std::initializer_list<test::wanted> lines) {
        shop().buy(lines);
        return shop().rows<order>("orders").at(0);
    }
};
FOYER_ON_BOTH_ENGINES(order_totals);

}

TEST_P(order_totals, use_the_price_in_force) {
    EXPECT_EQ(buy({{"CHAU-24", 1}}).subtotal, money{13'900'000});
}

TEST_P(order_totals, include_the_delivery_of_the_wilaya) {
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    EXPECT_EQ(shop().quote(cart, "alger").total, money{2'530'000});
    EXPECT_EQ(shop().quote(cart, "oran").total, money{2'560'000});
    EXPECT_EQ(shop().quote(cart, "nowhere").total, money{2'490'000});
}

TEST_P(order_totals, deliver_free_from_fifty_thousand_on) {
    shop().set_price("CIRC-25", {2'500'000});
    const auto o = buy({{"CIRC-25", 2}});
    EXPECT_EQ(o.shipping_amount, money{});
    EXPECT_EQ(o.total_amount, money{5'000'000});
}

TEST_P(order_totals, deliver_for_money_one_centime_below) {
    shop().set_price("CIRC-25", {4'999'999});
    EXPECT_EQ(buy({{"CIRC-25", 1}}).shipping_amount, money{40'000});
}

TEST_P(order_totals, never_deliver_free_when_the_owner_does_not_want_it) {
    shop().rules.free_delivery_from = {};
    EXPECT_EQ(buy({{"CHAU-24", 2}}).shipping_amount, money{40'000});
}

TEST_P(order_totals, add_stamp_duty_when_the_owner_says_so) {
    shop().rules.stamp_duty = pricing::stamp_duty_mode::added;
    const auto o = buy({{"CIRC-25", 1}});
    EXPECT_EQ(o.stamp_duty_added, money{25'300}) << "253 slices of 100 DA at 1 DA";
    EXPECT_EQ(o.total_amount, money{2'530'000 + 25'300});
    EXPECT_EQ(o.tax_amount, money{403'950}) << "the duty carries no TVA";
}

TEST_P(order_totals, are_what_was_quoted) {
    const auto cart = shop().cart_with({{"CIRC-25", 2}, {"BAL-20", 7}, {"CHAU-24", 1}});
    const auto quoted = shop().quote(cart, "oran");
    ASSERT_EQ(test::outcome(shop().place(cart, shop().request_for(cart, "oran"))), "done");
    const auto o = shop().rows<order>("orders").at(0);
    EXPECT_EQ(o.subtotal, quoted.subtotal);
    EXPECT_EQ(o.shipping_amount, quoted.shipping);
    EXPECT_EQ(o.tax_amount, quoted.tax);
    EXPECT_EQ(o.total_amount, quoted.total);
}

TEST_P(order_totals, are_held_by_the_table_itself) {
    buy({{"CIRC-25", 1}});
    EXPECT_THROW(run_sql("UPDATE orders SET total_amount = total_amount + 1"), db::check_violation);
}

}
