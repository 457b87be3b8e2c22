#include "shop/checkout/place_order.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::checkout {

namespace {

class refused_order : public test::shop_fixture {
protected:
    // Whether nothing at all was written: no order, no guest, no stock moved, the cart as it was.
    void expect_nothing_happened(const cart::opened& cart, std::size_t lines) {
        for (const auto* table :
             {"orders", "order_items", "payments", "addresses", "order_status_changes"})
            EXPECT_EQ(shop().count(table), 0) << table;
        EXPECT_EQ(shop().count("outbox_events"), 0);
        EXPECT_EQ(shop().count("customers", "guest_phone IS NOT NULL"), 0);
        EXPECT_EQ(shop().count("inventory_logs", "type = 'SALE'"), 0);
        EXPECT_EQ(shop().lines_of(cart).size(), lines);
    }
};
FOYER_ON_BOTH_ENGINES(refused_order);

std::string fields_of(const result<placed_order>& r) {
    std::string text;
    if (r.has_error())
        for (const auto& f : r.error().fields)
            text += f.field + " " + f.code + " " + f.detail + "; ";
    return text;
}

}

TEST_P(refused_order, of_another_total_than_expected_tells_the_one_there_is) {
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    const auto request = shop().request_for(cart);
    shop().set_price("CIRC-25", {2'600'000});
    const auto refused = shop().place(cart, request);
    EXPECT_EQ(test::outcome(refused), "order.total_changed");
    EXPECT_EQ(refused.error().kind, errc::conflict);
    EXPECT_EQ(fields_of(refused), "expectedTotal changed 26400.00; ");
    expect_nothing_happened(cart, 1);
}

TEST_P(refused_order, of_another_cart_with_the_same_total) {
    shop().set_price("PUR-15", {85'000});
    const auto cart = shop().cart_with({{"PUR-15", 1}});
    auto request = shop().request_for(cart);
    request.quote = quote_fingerprint(
        shop().lines_of(cart), *delivery::find_zone(database(), "alger", shop().at)
    );
    const auto first_line = shop().lines_of(cart).at(0).id;
    const auto removed = database().transaction([&](db::transaction& tx) {
        return cart::remove_item(tx, cart.customer_id, first_line);
    });
    ASSERT_EQ(test::outcome(removed), "done");
    ASSERT_EQ(test::outcome(shop().add(cart, {"BAL-20", 1})), "done");
    const auto refused = shop().place(cart, request);
    EXPECT_EQ(test::outcome(refused), "order.total_changed");
    EXPECT_EQ(fields_of(refused), "quote changed ; ");
    expect_nothing_happened(cart, 1);
}

TEST_P(refused_order, whose_quote_is_of_this_cart_is_none) {
    const auto cart = shop().cart_with({{"PUR-15", 2}, {"BAL-20", 1}});
    auto request = shop().request_for(cart);
    request.quote = quote_fingerprint(
        shop().lines_of(cart), *delivery::find_zone(database(), "alger", shop().at)
    );
    EXPECT_EQ(test::outcome(shop().place(cart, request)), "done");
}

TEST_P(refused_order, can_be_sent_again_with_the_new_total) {
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    auto request = shop().request_to();
    const auto refused = shop().place(cart, request);
    ASSERT_EQ(test::outcome(refused), "order.total_changed");
    request.expected_total = *parse_decimal<2>(refused.error().fields.at(0).detail);
    EXPECT_EQ(test::outcome(shop().place(cart, request)), "done");
}

TEST_P(refused_order, for_short_stock_names_each_line_and_what_is_left) {
    const auto cart = shop().cart_with({{"CIRC-25", 4}, {"PUR-15", 2}, {"BAL-20", 10}});
    const auto request = shop().request_for(cart);
    shop().set_stock("CIRC-25", 3);
    shop().set_stock("BAL-20", 0);
    const auto refused = shop().place(cart, request);
    EXPECT_EQ(test::outcome(refused), "order.short_stock");
    EXPECT_EQ(fields_of(refused), "items[BAL-20] short_stock 0; items[CIRC-25] short_stock 3; ");
    expect_nothing_happened(cart, 3);
}

TEST_P(refused_order, for_a_product_that_is_no_longer_sold_names_it) {
    const auto cart = shop().cart_with({{"CIRC-25", 1}, {"PUR-15", 1}});
    const auto request = shop().request_for(cart);
    shop().hide("CIRC-25");
    const auto refused = shop().place(cart, request);
    EXPECT_EQ(test::outcome(refused), "order.product_gone");
    EXPECT_EQ(fields_of(refused), "items[CIRC-25] product_gone ; ");
    expect_nothing_happened(cart, 2);
}

TEST_P(refused_order, for_a_product_whose_category_was_hidden) {
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    const auto request = shop().request_for(cart);
    constexpr db::query hide{
        "test.hide_category", "UPDATE categories SET is_active = $1 WHERE slug = 'circulateurs'"
    };
    database().run(hide, false);
    EXPECT_EQ(test::outcome(shop().place(cart, request)), "order.product_gone");
    EXPECT_FALSE(shop().lines_of(cart).at(0).is_active);
}

TEST_P(refused_order, of_an_empty_cart) {
    const auto cart = shop().new_cart();
    EXPECT_EQ(test::outcome(shop().place(cart, shop().request_for(cart))), "order.cart_empty");
    expect_nothing_happened(cart, 0);
}

TEST_P(refused_order, of_a_cart_that_was_ordered_already) {
    const auto cart = shop().cart_with({{"PUR-15", 1}});
    const auto request = shop().request_for(cart);
    EXPECT_EQ(test::outcome(shop().place(cart, request)), "done");
    EXPECT_EQ(test::outcome(shop().place(cart, request)), "order.cart_empty");
    EXPECT_EQ(shop().count("orders"), 1);
}

TEST_P(refused_order, to_where_nothing_is_delivered) {
    const auto cart = shop().cart_with({{"PUR-15", 1}});
    for (const auto* wilaya : {"nowhere", "ferme", "in-salah"}) {
        const auto refused = shop().place(cart, shop().request_for(cart, wilaya));
        EXPECT_EQ(test::outcome(refused), "order.unknown_wilaya") << wilaya;
        EXPECT_EQ(refused.error().kind, errc::invalid);
    }
    expect_nothing_happened(cart, 1);
}

TEST_P(refused_order, under_old_terms_tells_the_version_in_force) {
    const auto cart = shop().cart_with({{"PUR-15", 1}});
    auto request = shop().request_for(cart);
    request.terms_version = "2019-01";
    const auto refused = shop().place(cart, request);
    EXPECT_EQ(test::outcome(refused), "order.terms_changed");
    EXPECT_EQ(fields_of(refused), "termsVersion changed " + shop().rules.terms_version + "; ");
    expect_nothing_happened(cart, 1);
}

}
