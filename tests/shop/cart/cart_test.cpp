#include "shop/cart/cart.hpp"

#include "platform/base/crypto.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::cart {

namespace {

class cart_of_a_guest : public test::shop_fixture {
protected:
    result<void> set(const opened& cart, const id_of<cart_item>& line, int quantity) {
        return database().transaction([&](db::transaction& tx) {
            return set_quantity(tx, cart.customer_id, line, quantity, shop().at);
        });
    }
    result<void> remove(const opened& cart, const id_of<cart_item>& line) {
        return database().transaction([&](db::transaction& tx) {
            return remove_item(tx, cart.customer_id, line);
        });
    }
};
FOYER_ON_BOTH_ENGINES(cart_of_a_guest);

}

TEST_P(cart_of_a_guest, is_opened_by_its_token_only) {
    const auto cart = shop().new_cart();
    EXPECT_EQ(find_cart(database(), cart.token), cart.customer_id);
    EXPECT_EQ(find_cart(database(), new_token()), std::nullopt);
    EXPECT_EQ(find_cart(database(), ""), std::nullopt);
}

TEST_P(cart_of_a_guest, is_a_customer_who_is_nobody_yet) {
    const auto cart = shop().new_cart("ar");
    const auto customer = shop().rows<foyer::customer>("customers").at(0);
    EXPECT_EQ(customer.id, cart.customer_id);
    EXPECT_TRUE(customer.is_guest);
    EXPECT_EQ(customer.guest_phone, std::nullopt);
    EXPECT_EQ(customer.first_name, std::nullopt);
    EXPECT_EQ(customer.language, "ar");
    EXPECT_EQ(customer.cart_token_hash, sha256_hex(cart.token))
        << "the token itself is stored nowhere";
    EXPECT_EQ(customer.order_count, 0);
}

TEST_P(cart_of_a_guest, holds_lines_in_the_order_in_which_they_came) {
    const auto cart = shop().cart_with({{"PUR-15", 2}, {"CIRC-25", 1}});
    const auto lines = shop().lines_of(cart);
    EXPECT_EQ(test::texts_of(lines, &line::sku), (std::vector<std::string>{"PUR-15", "CIRC-25"}));
    EXPECT_EQ(lines[0].quantity, 2);
    EXPECT_EQ(lines[0].unit_price(), money{40'000});
    EXPECT_EQ(lines[1].tax_rate, percent{1900});
}

TEST_P(cart_of_a_guest, merges_the_same_product_into_one_line) {
    const auto cart = shop().cart_with({{"PUR-15", 2}, {"PUR-15", 3}});
    const auto lines = shop().lines_of(cart);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].quantity, 5);
}

TEST_P(cart_of_a_guest, changes_and_removes_its_own_lines) {
    const auto cart = shop().cart_with({{"PUR-15", 2}, {"BAL-20", 1}});
    const auto line = shop().lines_of(cart)[0].id;
    EXPECT_EQ(test::outcome(set(cart, line, 7)), "done");
    EXPECT_EQ(shop().lines_of(cart)[0].quantity, 7);
    EXPECT_EQ(test::outcome(remove(cart, line)), "done");
    EXPECT_EQ(test::outcome(remove(cart, line)), "cart.line_not_found");
    EXPECT_EQ(shop().lines_of(cart).size(), 1U);
}

TEST_P(cart_of_a_guest, finds_no_lines_of_other_people) {
    const auto mine = shop().cart_with({{"PUR-15", 2}});
    const auto yours = shop().new_cart();
    const auto line = shop().lines_of(mine)[0].id;
    EXPECT_EQ(test::outcome(set(yours, line, 1)), "cart.line_not_found");
    EXPECT_EQ(test::outcome(remove(yours, line)), "cart.line_not_found");
    EXPECT_EQ(shop().lines_of(mine)[0].quantity, 2);
    EXPECT_TRUE(shop().lines_of(yours).empty());
}

TEST_P(cart_of_a_guest, remembers_the_price_that_was_seen) {
    const auto cart = shop().cart_with({{"CHAU-24", 1}});
    shop().set_price("CHAU-24", {14'500'000});
    auto line = shop().lines_of(cart)[0];
    EXPECT_EQ(line.seen_price, money{13'900'000});
    EXPECT_EQ(line.unit_price(), money{14'500'000});
    mark_seen(database(), cart.customer_id, shop().at);
    EXPECT_EQ(shop().lines_of(cart)[0].seen_price, money{14'500'000});
}

TEST_P(cart_of_a_guest, shows_what_became_of_its_products) {
    const auto cart = shop().cart_with({{"CIRC-25", 4}});
    shop().set_stock("CIRC-25", 1);
    shop().hide("CIRC-25");
    const auto line = shop().lines_of(cart)[0];
    EXPECT_EQ(line.stock_quantity, 1);
    EXPECT_FALSE(line.is_active);
}

TEST_P(cart_of_a_guest, speaks_the_language_asked_for) {
    const auto cart = shop().cart_with({{"CHAU-24", 1}, {"PUR-15", 1}});
    const auto lines = shop().lines_of(cart, "ar");
    EXPECT_EQ(lines[0].name, "غلاية جدارية");
    EXPECT_EQ(lines[0].language, "ar");
    EXPECT_EQ(lines[1].name, "Purgeur d'air 100% laiton");
    EXPECT_EQ(lines[1].language, "fr");
}

TEST_P(cart_of_a_guest, loses_nothing_of_what_is_added_at_once) {
    const auto cart = shop().new_cart();
    test::in_threads(10, [&](int) {
        for (int i = 0; i < 3; ++i)
            EXPECT_EQ(test::outcome(shop().add(cart, {"PUR-15", 1})), "done");
    });
    const auto lines = shop().lines_of(cart);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].quantity, 30);
}

}
