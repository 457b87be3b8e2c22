#include "people/customers/address.hpp"
#include "shop/checkout/place_order.hpp"
#include "shop/orders/order.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::checkout {

namespace {

class guest_of_an_order : public test::shop_fixture {
protected:
    void order_as(
        const std::string& first_name, const std::string& phone, const std::string& street
    ) {
        const auto cart = shop().cart_with({{"CIRC-25", 1}});
        auto request = shop().request_for(cart);
        request.first_name = first_name;
        request.phone = phone;
        request.street = street;
        request.email = first_name + "@example.dz";
        ASSERT_EQ(test::outcome(shop().place(cart, request)), "done");
    }
    std::vector<customer> guests() {
        auto all = shop().rows<customer>("customers");
        std::erase_if(all, [](const customer& c) { return !c.guest_phone; });
        return all;
    }
};
FOYER_ON_BOTH_ENGINES(guest_of_an_order);

}

TEST_P(guest_of_an_order, is_found_again_by_phone) {
    order_as("Karim", "+213555010203", "Rue A 1");
    order_as("Karim", "+213555010203", "Rue A 1");
    const auto found = guests();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].order_count, 2);
    EXPECT_EQ(found[0].total_spent, money{2 * 2'530'000});
}

TEST_P(guest_of_an_order, keeps_the_stored_name_while_the_order_keeps_the_typed_one) {
    order_as("Karim", "+213555010203", "Rue A 1");
    order_as("Mourad", "+213555010203", "Rue B 2");
    const auto found = guests();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].first_name, "Karim");
    EXPECT_EQ(found[0].email, "Karim@example.dz");
    const auto orders = shop().rows<order>("orders");
    ASSERT_EQ(orders.size(), 2U);
    EXPECT_EQ(orders[0].recipient_name, "Karim Benali");
    EXPECT_EQ(orders[1].recipient_name, "Mourad Benali");
    EXPECT_EQ(orders[1].shipping_street, "Rue B 2");
    EXPECT_EQ(shop().rows<address>("addresses").size(), 2U);
}

TEST_P(guest_of_an_order, with_another_phone_is_another_guest) {
    order_as("Karim", "+213555010203", "Rue A 1");
    order_as("Karim", "+213555010204", "Rue A 1");
    EXPECT_EQ(guests().size(), 2U);
}

TEST_P(guest_of_an_order, is_never_an_account_with_the_same_phone) {
    run_sql(
        "INSERT INTO customers (id, is_guest, first_name, phone, total_spent, updated_at) "
        "VALUES ('with-account', FALSE, 'Samia', '+213555010203', 0, "
        "'2026-01-01T00:00:00.000+00:00')"
    );
    order_as("Karim", "+213555010203", "Rue A 1");
    EXPECT_EQ(guests().size(), 1U);
    EXPECT_EQ(shop().count("customers", "id = 'with-account' AND order_count = 0"), 1);
    EXPECT_EQ(shop().count("orders", "customer_id = 'with-account'"), 0);
}

TEST_P(guest_of_an_order, who_orders_twice_at_once_is_one_guest) {
    std::vector<cart::opened> carts;
    for (int i = 0; i < 5; ++i) carts.push_back(shop().cart_with({{"CIRC-25", 1}}));
    const auto request = shop().request_for(carts[0]);
    test::in_threads(5, [&](int i) {
        EXPECT_EQ(test::outcome(shop().place(carts[i], request)), "done");
    });
    const auto found = guests();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].order_count, 5);
    EXPECT_EQ(found[0].total_spent, money{5 * 2'530'000});
}

}
