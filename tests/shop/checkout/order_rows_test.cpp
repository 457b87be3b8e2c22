#include "people/customers/address.hpp"
#include "platform/base/crypto.hpp"
#include "platform/db/outbox_event.hpp"
#include "shop/checkout/place_order.hpp"
#include "shop/inventory/inventory_log.hpp"
#include "shop/orders/order_item.hpp"
#include "shop/orders/order_status_change.hpp"
#include "shop/payments/payment.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::checkout {

namespace {

// One order of three lines to Algiers: 24 900 + 3 x 850 (TVA 9 %) + 2 x 400, and 400 for delivery.
class placed_order_rows : public test::shop_fixture {
protected:
    void SetUp() override {
        test::shop_fixture::SetUp();
        if (IsSkipped()) return;
        cart_ = shop().cart_with({{"PUR-15", 2}, {"CIRC-25", 1}, {"BAL-20", 3}});
        auto request = shop().request_for(cart_);
        request.notes = "Sonner deux fois";
        auto placed = shop().place(cart_, request);
        ASSERT_EQ(test::outcome(placed), "done");
        placed_ = *std::move(placed);
    }
    order head() { return shop().rows<order>("orders").at(0); }

    cart::opened cart_;
    placed_order placed_;
};
FOYER_ON_BOTH_ENGINES(placed_order_rows);

}

TEST_P(placed_order_rows, the_order_has_the_amounts_of_the_server) {
    const auto o = head();
    EXPECT_EQ(o.subtotal, money{2'825'000});
    EXPECT_EQ(o.shipping_amount, money{40'000});
    EXPECT_EQ(o.discount_amount, money{});
    EXPECT_EQ(o.stamp_duty_added, money{});
    EXPECT_EQ(o.total_amount, money{2'865'000});
    EXPECT_EQ(o.tax_amount, money{437'778}) << "4 167.23 in 26 100 at 19 %, 210.55 in 2 550 at 9 %";
    EXPECT_EQ(o.currency, "DZD");
    EXPECT_EQ(placed_.total, o.total_amount);
}

TEST_P(placed_order_rows, the_order_waits_for_the_shop_and_for_its_money) {
    const auto o = head();
    EXPECT_EQ(o.id, placed_.id);
    EXPECT_EQ(o.order_number, placed_.order_number);
    EXPECT_EQ(o.status, order_status::pending);
    EXPECT_EQ(o.payment_status, payment_status::pending);
    EXPECT_EQ(o.order_date, shop().at);
    EXPECT_EQ(to_iso(*o.estimated_delivery), "2026-03-04T11:00:00.000Z")
        << "Monday, two opening days";
    EXPECT_EQ(o.confirmed_at, std::nullopt);
}

TEST_P(placed_order_rows, the_number_can_be_read_out_and_the_token_is_stored_as_its_hash) {
    EXPECT_EQ(placed_.order_number.size(), 13U);
    EXPECT_EQ(placed_.order_number.substr(0, 3), "FY-");
    EXPECT_EQ(placed_.order_number.find_first_of("01IOl"), std::string::npos);
    EXPECT_EQ(head().access_token_hash, sha256_hex(placed_.access_token));
}

TEST_P(placed_order_rows, the_order_keeps_what_was_typed) {
    const auto o = head();
    EXPECT_EQ(o.recipient_name, "Karim Benali");
    EXPECT_EQ(o.recipient_phone, "+213555010203");
    EXPECT_EQ(o.recipient_email, "karim@example.dz");
    EXPECT_EQ(o.shipping_street, "12 rue des Frères Bouadou");
    EXPECT_EQ(o.shipping_city, "Bir Mourad Raïs");
    EXPECT_EQ(o.shipping_wilaya, "alger");
    EXPECT_EQ(o.notes, "Sonner deux fois");
    EXPECT_EQ(o.language, "fr");
    EXPECT_EQ(o.terms_version, shop().rules.terms_version);
    EXPECT_EQ(o.placed_from, shop().address);
}

TEST_P(placed_order_rows, a_postal_code_that_was_left_empty_is_not_invented) {
    EXPECT_EQ(head().shipping_postal_code, std::nullopt);
    const auto address = shop().rows<foyer::address>("addresses").at(0);
    EXPECT_EQ(address.postal_code, "");
    EXPECT_EQ(address.region, "Alger");
    EXPECT_EQ(address.country, "Algeria");
    EXPECT_EQ(address.wilaya, "alger");
    EXPECT_EQ(address.type, address_type::shipping);
    EXPECT_EQ(address.id, head().address_id);
    EXPECT_EQ(address.customer_id, head().customer_id);
}

TEST_P(placed_order_rows, each_line_is_kept_as_it_was_sold) {
    const auto items = shop().rows<order_item>("order_items", "product_id");
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[0].product_name, "Vanne à bille 20 mm");
    EXPECT_EQ(items[0].product_sku, "BAL-20");
    EXPECT_EQ(items[0].quantity, 3);
    EXPECT_EQ(items[0].unit_price, money{85'000});
    EXPECT_EQ(items[0].total_price, money{255'000});
    EXPECT_EQ(items[0].tax_rate, percent{900});
    EXPECT_EQ(items[0].tax_amount, money{21'055});
    EXPECT_EQ(items[1].tax_amount, money{397'563});
    EXPECT_EQ(items[2].tax_amount, money{12'773});
}

TEST_P(placed_order_rows, the_tax_of_lines_and_delivery_adds_up_to_that_of_the_order) {
    money sum{6'387}; // delivery: 400 at 19 %, with the centime that the lines left over
    for (const auto& item : shop().rows<order_item>("order_items")) sum += *item.tax_amount;
    EXPECT_EQ(sum, head().tax_amount);
}

TEST_P(placed_order_rows, a_cash_payment_waits) {
    const auto payments = shop().rows<payment>("payments");
    ASSERT_EQ(payments.size(), 1U);
    EXPECT_EQ(payments[0].order_id, placed_.id);
    EXPECT_EQ(payments[0].method, payment_method::cash_on_delivery);
    EXPECT_EQ(payments[0].provider, "cash");
    EXPECT_EQ(payments[0].amount, money{2'865'000});
    EXPECT_EQ(payments[0].currency, "DZD");
    EXPECT_EQ(payments[0].status, payment_status::pending);
    EXPECT_EQ(payments[0].paid_at, std::nullopt);
}

TEST_P(placed_order_rows, its_history_begins) {
    const auto changes = shop().rows<order_status_change>("order_status_changes");
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].order_id, placed_.id);
    EXPECT_EQ(changes[0].status, order_status::pending);
    EXPECT_EQ(changes[0].changed_by, "customer");
    EXPECT_EQ(changes[0].changed_at, shop().at);
}

TEST_P(placed_order_rows, the_guest_is_counted_once_and_is_not_the_cart) {
    const auto customers = shop().rows<customer>("customers", "order_count");
    ASSERT_EQ(customers.size(), 2U);
    EXPECT_EQ(customers[0].id, cart_.customer_id);
    const auto& guest = customers[1];
    EXPECT_EQ(guest.id, head().customer_id);
    EXPECT_TRUE(guest.is_guest);
    EXPECT_EQ(guest.guest_phone, "+213555010203");
    EXPECT_EQ(guest.first_name, "Karim");
    EXPECT_EQ(guest.order_count, 1);
    EXPECT_EQ(guest.total_spent, money{2'865'000});
    EXPECT_EQ(guest.last_order_at, shop().at);
    EXPECT_EQ(guest.cart_token_hash, std::nullopt);
}

TEST_P(placed_order_rows, the_stock_went_with_a_line_of_the_ledger_each) {
    EXPECT_EQ(shop().stock("PUR-15"), 58);
    EXPECT_EQ(shop().stock("CIRC-25"), 9);
    EXPECT_EQ(shop().stock("BAL-20"), 197);
    EXPECT_EQ(shop().ledger_faults(), 0);
    EXPECT_EQ(
        shop().count(
            "inventory_logs", "type = 'SALE' AND reference = '" + placed_.order_number + "'"
        ),
        3
    );
}

TEST_P(placed_order_rows, the_rest_of_the_house_is_told_without_personal_data) {
    const auto events = shop().rows<db::outbox_event>("outbox_events");
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].type, "order.placed");
    EXPECT_EQ(events[0].available_at, shop().at);
    EXPECT_EQ(events[0].processed_at, std::nullopt);
    const auto& payload = events[0].payload.text;
    EXPECT_NE(payload.find(placed_.id.value), std::string::npos) << payload;
    EXPECT_NE(payload.find(placed_.order_number), std::string::npos) << payload;
    EXPECT_EQ(payload.find("Benali"), std::string::npos) << payload;
    EXPECT_EQ(payload.find("213555"), std::string::npos) << payload;
}

TEST_P(placed_order_rows, the_cart_is_empty_and_still_open) {
    EXPECT_TRUE(shop().lines_of(cart_).empty());
    EXPECT_EQ(cart::find_cart(database(), cart_.token), cart_.customer_id);
}

TEST_P(placed_order_rows, a_typed_postal_code_is_kept) {
    const auto cart = shop().cart_with({{"PUR-15", 1}});
    auto request = shop().request_for(cart, "oran");
    request.postal_code = "31025";
    ASSERT_EQ(test::outcome(shop().place(cart, request)), "done");
    EXPECT_EQ(shop().count("orders", "shipping_postal_code = '31025'"), 1);
    EXPECT_EQ(shop().count("addresses", "postal_code = '31025'"), 1);
}

}
