#include "shop/checkout/place_order.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::checkout {

namespace {

class order_limits : public test::shop_fixture {
protected:
    std::string order(const std::string& phone = "+213555010203") {
        const auto cart = shop().cart_with({{"PUR-15", 1}});
        auto request = shop().request_for(cart);
        request.phone = phone;
        return test::outcome(shop().place(cart, request));
    }
};
FOYER_ON_BOTH_ENGINES(order_limits);

}

TEST_P(order_limits, a_phone_orders_five_times_a_day) {
    for (int i = 0; i < 5; ++i) {
        shop().address = "address-" + std::to_string(i);
        EXPECT_EQ(order(), "done") << i;
    }
    EXPECT_EQ(order(), "order.too_many");
    EXPECT_EQ(order("+213555010204"), "done") << "another phone may still order";
    EXPECT_EQ(shop().stock("PUR-15"), 54);
}

TEST_P(order_limits, a_phone_may_order_again_a_day_later) {
    shop().rules.orders_per_phone_per_day = 1;
    EXPECT_EQ(order(), "done");
    shop().at = shop().morning + days_ms(1);
    EXPECT_EQ(order(), "order.too_many");
    shop().at = shop().at + 1;
    EXPECT_EQ(order(), "done");
}

TEST_P(order_limits, an_address_orders_twenty_times_an_hour) {
    const auto phone = [](int i) { return "+2135550200" + std::to_string(10 + i); };
    for (int i = 0; i < 20; ++i) EXPECT_EQ(order(phone(i)), "done") << i;
    EXPECT_EQ(order(phone(20)), "order.too_many");
    shop().at = shop().morning + hours_ms(1) + 1;
    EXPECT_EQ(order(phone(20)), "done");
}

TEST_P(order_limits, cancelled_orders_do_not_lock_a_phone_out) {
    shop().rules.orders_per_phone_per_day = 1;
    EXPECT_EQ(order(), "done");
    EXPECT_EQ(order(), "order.too_many");
    run_sql("UPDATE orders SET status = 'CANCELLED'");
    EXPECT_EQ(order(), "done");
}

TEST_P(order_limits, a_refusal_names_the_limit_that_was_reached) {
    shop().rules.orders_per_phone_per_day = 1;
    shop().rules.orders_per_address_per_hour = 2;
    const auto refused_field = [&](const std::string& phone) {
        const auto cart = shop().cart_with({{"PUR-15", 1}});
        auto request = shop().request_for(cart);
        request.phone = phone;
        const auto refused = shop().place(cart, request);
        return refused.has_error() ? refused.error().fields.at(0).field : "done";
    };
    EXPECT_EQ(refused_field("+213555020001"), "done");
    EXPECT_EQ(refused_field("+213555020001"), "phone");
    EXPECT_EQ(refused_field("+213555020002"), "done");
    EXPECT_EQ(refused_field("+213555020003"), "address");
}

TEST_P(order_limits, what_nobody_has_confirmed_is_bounded_in_quantity_and_value) {
    const auto order_of = [&](test::wanted line, const std::string& phone) {
        const auto cart = shop().cart_with({line});
        auto request = shop().request_for(cart);
        request.phone = phone;
        return test::outcome(shop().place(cart, request));
    };
    shop().rules.unconfirmed = {10, {30'000'000}, 15, {1'000'000'000}};
    EXPECT_EQ(order_of({"PUR-15", 11}, "+213555020001"), "order.too_many");
    EXPECT_EQ(order_of({"PUR-15", 6}, "+213555020001"), "done");
    EXPECT_EQ(order_of({"PUR-15", 5}, "+213555020001"), "order.too_many");
    EXPECT_EQ(order_of({"PUR-15", 10}, "+213555020002"), "order.too_many") << "of the address";
    EXPECT_EQ(order_of({"CHAU-24", 3}, "+213555020002"), "order.too_many") << "417 000";
    EXPECT_EQ(order_of({"CHAU-24", 2}, "+213555020002"), "done");
    EXPECT_EQ(shop().stock("PUR-15"), 54);
    run_sql("UPDATE orders SET status = 'CONFIRMED'");
    EXPECT_EQ(order_of({"PUR-15", 10}, "+213555020001"), "done");
}

TEST_P(order_limits, another_address_is_not_held_back) {
    shop().rules.orders_per_address_per_hour = 1;
    EXPECT_EQ(order("+213555020001"), "done");
    EXPECT_EQ(order("+213555020002"), "order.too_many");
    shop().address = "address-b";
    EXPECT_EQ(order("+213555020002"), "done");
}

}
