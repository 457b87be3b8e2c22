#include "shop/catalog/product_store.hpp"
#include "shop/orders/order_desk.hpp"
#include "shop/orders/order_store.hpp"
#include "support/shop_fixture.hpp"

namespace foyer {

namespace {

// Rows of a program that knows the seed's columns and nothing else: a product, and an order that it
// took.
constexpr std::string_view rows_of_the_seed = R"sql(
    INSERT INTO products (id, name, slug, sku, category_id, price, stock_quantity, updated_at)
    VALUES ('seed-product', 'Vase d''expansion', 'vase-expansion', 'VASE-1', 'category-chauffage',
        {}, 4, '2026-01-01T08:00:00.000+00:00');
    INSERT INTO customers (id, is_guest, first_name, total_spent, order_count, updated_at)
    VALUES ('seed-customer', TRUE, 'Nadia', {}, 1, '2026-01-01T08:00:00.000+00:00');
    INSERT INTO addresses (id, customer_id, type, street, city, postal_code, updated_at)
    VALUES ('seed-address', 'seed-customer', 'SHIPPING', 'Rue 1', 'Alger', '16000',
        '2026-01-01T08:00:00.000+00:00');
    INSERT INTO orders (id, order_number, customer_id, address_id, subtotal, tax_amount,
        shipping_amount, discount_amount, total_amount, updated_at)
    VALUES ('seed-order', 'OLD-1', 'seed-customer', 'seed-address', {}, 0, 0, 0, {},
        '2026-01-01T08:00:00.000+00:00');
    INSERT INTO order_items (id, order_id, product_id, quantity, unit_price, total_price)
    VALUES ('seed-item', 'seed-order', 'seed-product', 1, {}, {});
    INSERT INTO payments (id, order_id, method, provider, amount, updated_at)
    VALUES ('seed-payment', 'seed-order', 'CASH_ON_DELIVERY', 'cash', {},
        '2026-01-01T08:00:00.000+00:00');
    INSERT INTO cart_items (id, customer_id, product_id, quantity, updated_at)
    VALUES ('seed-line', 'seed-customer', 'seed-product', 2, '2026-01-01T08:00:00.000+00:00');)sql";

class seed_only_writer : public test::shop_fixture {
protected:
    void SetUp() override {
        test::shop_fixture::SetUp();
        if (IsSkipped()) return;
        // 3 500 dinars: decimals are scaled on SQLite.
        const std::string price = GetParam() == db::engine::sqlite ? "350000" : "3500.00";
        std::string script(rows_of_the_seed);
        for (auto at = script.find("{}"); at != std::string::npos; at = script.find("{}"))
            script.replace(at, 2, price);
        run_sql(script);
    }
};
FOYER_ON_BOTH_ENGINES(seed_only_writer);

}

TEST_P(seed_only_writer, has_its_products_shown_with_the_usual_tax) {
    const auto found = catalog::find_product(database(), "vase-expansion", "ar");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->price, money{350'000});
    EXPECT_EQ(found->tax_rate, percent{1900});
    EXPECT_EQ(found->language, "fr");
    EXPECT_EQ(
        catalog::list_products(database(), {}, catalog::product_sort::name, "fr", 100, 0).total, 6
    );
}

TEST_P(seed_only_writer, has_its_cart_lines_shown_without_a_price_seen_before) {
    const auto lines = cart::list_lines(database(), {"seed-customer"}, "fr");
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].seen_price, std::nullopt);
    EXPECT_EQ(lines[0].unit_price(), money{350'000});
}

TEST_P(seed_only_writer, has_its_orders_read_with_nothing_invented) {
    const auto file = orders::find_by_number(database(), "OLD-1");
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(file->head.currency, "DZD");
    EXPECT_EQ(file->head.status, order_status::pending);
    EXPECT_EQ(file->head.recipient_name, std::nullopt);
    EXPECT_EQ(file->head.stamp_duty_added, std::nullopt);
    ASSERT_EQ(file->items.size(), 1U);
    EXPECT_EQ(file->items[0].product_name, std::nullopt);
    EXPECT_EQ(orders::list_orders(database(), {}, 10, 0).size(), 1U);
}

TEST_P(seed_only_writer, has_its_orders_confirmed_and_cancelled_like_ours) {
    const auto confirmed = database().transaction([&](db::transaction& tx) {
        return orders::confirm(tx, {"OLD-1", "owner", "", shop().at});
    });
    EXPECT_EQ(test::outcome(confirmed), "done");
    const auto cancelled = database().transaction([&](db::transaction& tx) {
        return orders::cancel(tx, {"OLD-1", "owner", "", shop().at});
    });
    EXPECT_EQ(test::outcome(cancelled), "done");
    EXPECT_EQ(shop().count("products", "id = 'seed-product' AND stock_quantity = 5"), 1);
    EXPECT_EQ(shop().count("payments", "id = 'seed-payment' AND status = 'CANCELLED'"), 1);
    EXPECT_EQ(
        shop().count("customers", "id = 'seed-customer' AND order_count = 0 AND total_spent = 0"), 1
    );
}

}
