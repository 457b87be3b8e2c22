#include "care/sample/generate_sample.hpp"

#include "app/tables.hpp"
#include "care/sample/load_sample.hpp"
#include "support/database_fixture.hpp"

namespace foyer::sample {

namespace {

constexpr sample_size small{.products = 60, .customers = 40, .orders = 450, .reviews = 300};

class generate_sample_test : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        create_tables(all_tables());
        load_sample(database(), timestamp{1735689600000});
    }

    result<void> generate(const sample_size& size) {
        return generate_sample(
            database(), size,
            [&](std::string_view what, std::int64_t done, std::int64_t total) {
                reported_ =
                    std::string(what) + " " + std::to_string(done) + "/" + std::to_string(total);
            }
        );
    }

    std::int64_t count(std::string_view sql) {
        return *database().first<std::int64_t>(db::query{.name = "test.count", .text = sql});
    }

    std::string reported_;
};

FOYER_ON_BOTH_ENGINES(generate_sample_test);

}

TEST_P(generate_sample_test, makes_as_many_rows_as_asked_and_reports_them) {
    ASSERT_TRUE(generate(small).has_value());
    EXPECT_EQ(
        count("SELECT COUNT(*) FROM products WHERE sku >= 'GEN-' AND sku < 'GEN.'"), small.products
    );
    EXPECT_EQ(count("SELECT COUNT(*) FROM customers"), small.customers);
    EXPECT_EQ(count("SELECT COUNT(*) FROM orders"), small.orders);
    EXPECT_EQ(count("SELECT COUNT(*) FROM reviews"), small.reviews);
    EXPECT_EQ(reported_, "reviews 300/300");
}

TEST_P(generate_sample_test, keeps_ledgers_equal_to_stock_line_by_line) {
    ASSERT_TRUE(generate(small).has_value());
    EXPECT_EQ(
        count("SELECT COUNT(*) FROM products p WHERE p.stock_quantity <> (SELECT "
              "l.new_quantity FROM inventory_logs l "
              "WHERE l.product_id = p.id ORDER BY l.created_at DESC, l.id DESC LIMIT 1)"),
        0
    );
    EXPECT_EQ(
        count("SELECT COUNT(*) FROM (SELECT old_quantity, LAG(new_quantity, 1, 0) OVER "
              "(PARTITION BY product_id ORDER BY created_at, id) AS before FROM "
              "inventory_logs) chain "
              "WHERE old_quantity <> before"),
        0
    );
}

TEST_P(generate_sample_test, keeps_totals_equal_to_lines) {
    ASSERT_TRUE(generate(small).has_value());
    EXPECT_EQ(
        count("SELECT COUNT(*) FROM orders o WHERE o.subtotal <> (SELECT SUM(i.total_price) "
              "FROM order_items i "
              "WHERE i.order_id = o.id)"),
        0
    );
    EXPECT_EQ(
        count("SELECT COUNT(*) FROM order_items WHERE total_price <> unit_price * quantity"), 0
    );
    EXPECT_EQ(
        count("SELECT COUNT(*) FROM orders o JOIN payments p ON p.order_id = o.id "
              "WHERE p.amount <> o.total_amount OR p.status <> o.payment_status"),
        0
    );
}

TEST_P(generate_sample_test, counts_orders_that_were_not_cancelled_for_their_customers) {
    ASSERT_TRUE(generate(small).has_value());
    EXPECT_EQ(
        count("SELECT COUNT(*) FROM customers c WHERE c.order_count <> (SELECT COUNT(*) FROM "
              "orders o "
              "WHERE o.customer_id = c.id AND o.status <> 'CANCELLED') OR c.total_spent <> "
              "(SELECT COALESCE(SUM(o.total_amount), 0) FROM orders o "
              "WHERE o.customer_id = c.id AND o.status <> 'CANCELLED')"),
        0
    );
}

TEST_P(generate_sample_test, makes_the_same_orders_every_time) {
    const auto orders = [&] {
        EXPECT_TRUE(generate(small).has_value());
        std::string all;
        database().each(
            db::query{
                .name = "test.orders",
                .text = "SELECT id, order_number, status, total_amount, order_date FROM orders "
                        "ORDER BY id"
            },
            [&](const db::row& r) {
                all += std::string(r.text(0)) + std::string(r.text(1)) + std::string(r.text(2)) +
                       std::to_string(r.units(3, 2)) + to_iso(r.moment(4)) + "\n";
            }
        );
        return all;
    };
    const auto first = orders();
    TearDown();
    SetUp();
    EXPECT_EQ(orders(), first);
}

TEST_P(generate_sample_test, refuses_a_second_time_and_sizes_that_do_not_go_together) {
    EXPECT_EQ(
        generate({.products = 0, .customers = 5, .orders = 5, .reviews = 0}).error().code,
        "sample.size"
    );
    EXPECT_EQ(
        generate({.products = 2, .customers = 2, .orders = 1, .reviews = 3}).error().code,
        "sample.size"
    );
    ASSERT_TRUE(generate({.products = 2, .customers = 2, .orders = 1, .reviews = 1}).has_value());
    EXPECT_EQ(generate(small).error().code, "sample.exists");
}

}
