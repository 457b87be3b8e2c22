#include "app/tables.hpp"
#include "care/integrity/examination.hpp"
#include "care/small_shop.hpp"
#include "support/database_fixture.hpp"

#include <algorithm>

namespace foyer::integrity {

namespace {

const timestamp examined_at = *parse_timestamp("2026-02-01T12:00:00.000Z");

// A small shop in tables without guards, so that every fault can be written.
class planted_fault : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        create_tables(test::unguarded_tables());
        test::fill_small_shop(database());
        run_sql(
            "INSERT INTO delivery_zones (slug, code, name_fr, name_ar, rate, is_active, "
            "delivery_days_min, delivery_days_max, sort_order) "
            "VALUES ('alger', '16', 'Alger', 'الجزائر', 40000, true, 1, 2, 16)"
        );
    }

    // "orders.total 1 FY-AAAA; ledger.stock 2 pro_1 pro_2": what the doctor finds.
    std::string found() {
        std::string out;
        for (const auto& f : examine(database(), all_tables(), examined_at).findings) {
            EXPECT_FALSE(f.wrong.empty() || f.why.empty() || f.remedy.empty()) << f.check;
            out += (out.empty() ? "" : "; ") + f.check + " " + std::to_string(f.count);
            for (const auto& e : f.examples) out += " " + e;
        }
        return out;
    }
};

FOYER_ON_BOTH_ENGINES(planted_fault);

}

TEST_P(planted_fault, row_that_breaks_a_rule_of_its_table) {
    if (GetParam() != db::engine::sqlite) return; // PostgreSQL lets no such row in
    run_sql(
        "CREATE TABLE shelves (pieces INTEGER CHECK (pieces > 0)); "
        "PRAGMA ignore_check_constraints = ON; "
        "INSERT INTO shelves VALUES (-1); "
        "PRAGMA ignore_check_constraints = OFF;"
    );
    EXPECT_EQ(found(), "database.file 1 CHECK constraint failed in shelves");
}

TEST_P(planted_fault, shop_that_delivers_nowhere_is_a_warning) {
    run_sql("UPDATE delivery_zones SET is_active = false");
    EXPECT_EQ(found(), "reference.missing 1 delivery_zones");
}

TEST_P(planted_fault, key_that_leads_nowhere) {
    run_sql("UPDATE order_items SET product_id = 'pro_9' WHERE id = 'ite_2'");
    EXPECT_EQ(found(), "keys.order_items.product_id 1 ite_2");
}

TEST_P(planted_fault, key_that_leads_nowhere_in_a_table_with_two_key_columns) {
    run_sql("UPDATE category_translations SET category_id = 'cat_9'");
    EXPECT_EQ(found(), "keys.category_translations.category_id 1 cat_9/ar");
}

TEST_P(planted_fault, parent_that_does_not_exist) {
    run_sql("UPDATE categories SET parent_id = 'cat_9' WHERE id = 'cat_a'");
    EXPECT_EQ(found(), "keys.categories.parent_id 1 cat_a");
}

TEST_P(planted_fault, total_that_is_not_its_parts) {
    run_sql("UPDATE orders SET shipping_amount = shipping_amount + 1 WHERE id = 'ord_1'");
    EXPECT_EQ(found(), "orders.total 1 FY-AAAA");
}

TEST_P(planted_fault, stamp_duty_that_the_total_lacks) {
    run_sql("UPDATE orders SET stamp_duty_added = shipping_amount WHERE id = 'ord_2'");
    EXPECT_EQ(found(), "orders.total 1 FY-BBBB");
}

TEST_P(planted_fault, total_of_another_program_is_a_warning) {
    run_sql(
        "UPDATE orders SET stamp_duty_added = NULL, shipping_amount = shipping_amount + 1 "
        "WHERE id = 'ord_1'"
    );
    EXPECT_EQ(found(), "orders.foreign_total 1 FY-AAAA");
    EXPECT_TRUE(examine(database(), all_tables(), examined_at).is_sound());
}

TEST_P(planted_fault, lines_that_do_not_make_the_subtotal) {
    run_sql("UPDATE order_items SET quantity = 3, total_price = 3 * unit_price WHERE id = 'ite_1'");
    EXPECT_EQ(found(), "orders.subtotal 1 FY-AAAA; orders.stock_taken 1 FY-AAAA");
}

TEST_P(planted_fault, order_without_lines) {
    run_sql("DELETE FROM order_items WHERE id = 'ite_2'");
    EXPECT_EQ(found(), "orders.subtotal 1 FY-BBBB");
}

TEST_P(planted_fault, line_that_is_not_price_times_quantity) {
    run_sql("UPDATE order_items SET unit_price = unit_price + 1 WHERE id = 'ite_2'");
    EXPECT_EQ(found(), "order_items.total 1 ite_2");
}

TEST_P(planted_fault, tax_of_lines_above_that_of_the_order) {
    run_sql("UPDATE order_items SET tax_amount = total_price WHERE id = 'ite_1'");
    EXPECT_EQ(found(), "orders.tax 1 FY-AAAA");
}

TEST_P(planted_fault, tax_above_the_total) {
    run_sql("UPDATE orders SET tax_amount = total_amount + 1 WHERE id = 'ord_2'");
    EXPECT_EQ(found(), "orders.tax 1 FY-BBBB");
}

TEST_P(planted_fault, payment_of_another_amount) {
    run_sql("UPDATE payments SET amount = amount + 1");
    EXPECT_EQ(found(), "orders.payment 1 FY-AAAA");
}

TEST_P(planted_fault, order_whose_only_payment_failed) {
    run_sql("UPDATE payments SET status = 'FAILED'");
    EXPECT_EQ(found(), "orders.payment 1 FY-AAAA");
}

TEST_P(planted_fault, counters_of_a_customer) {
    run_sql("UPDATE customers SET order_count = 2");
    EXPECT_EQ(found(), "customers.counters 1 cus_1");
    run_sql("UPDATE customers SET order_count = 1, total_spent = total_spent + 1");
    EXPECT_EQ(found(), "customers.counters 1 cus_1");
}

TEST_P(planted_fault, last_order_of_a_customer) {
    run_sql("UPDATE customers SET last_order_at = NULL");
    EXPECT_EQ(found(), "customers.last_order 1 cus_1");
    run_sql("UPDATE customers SET last_order_at = '2026-01-05T10:00:00.001+00:00'");
    EXPECT_EQ(found(), "customers.last_order 1 cus_1");
}

TEST_P(planted_fault, moments_in_the_short_form_are_the_same_moments) {
    run_sql("UPDATE customers SET last_order_at = '2026-01-05 10:00:00'");
    EXPECT_EQ(found(), "");
}

TEST_P(planted_fault, ledger_line_that_does_not_add_up) {
    run_sql("UPDATE inventory_logs SET new_quantity = 11 WHERE id = 'log_1'");
    EXPECT_EQ(found(), "ledger.line 1 log_1; ledger.chain 1 pro_1");
}

TEST_P(planted_fault, stock_changed_past_the_ledger) {
    run_sql("UPDATE products SET stock_quantity = stock_quantity + 1");
    EXPECT_EQ(found(), "ledger.stock 2 pro_1 pro_2");
}

TEST_P(planted_fault, ledger_lines_that_did_not_know_of_each_other) {
    run_sql("UPDATE inventory_logs SET old_quantity = 10, new_quantity = 9 WHERE id = 'log_3'");
    EXPECT_EQ(found(), "ledger.chain 1 pro_1");
}

TEST_P(planted_fault, ledger_that_does_not_begin_at_nothing) {
    run_sql(
        "UPDATE inventory_logs SET old_quantity = old_quantity + 1, new_quantity = new_quantity + 1"
    );
    EXPECT_EQ(found(), "ledger.chain 1 pro_1");
}

TEST_P(planted_fault, cancelled_order_that_kept_its_stock) {
    run_sql(
        "DELETE FROM inventory_logs WHERE id = 'log_4'; "
        "UPDATE products SET stock_quantity = 7 WHERE id = 'pro_1'"
    );
    EXPECT_EQ(found(), "orders.stock_returned 1 FY-BBBB");
}

TEST_P(planted_fault, order_that_took_no_stock) {
    run_sql("UPDATE inventory_logs SET reference = NULL WHERE id = 'log_2'");
    EXPECT_EQ(found(), "orders.stock_taken 1 FY-AAAA");
}

TEST_P(planted_fault, product_in_a_cart_that_is_no_longer_sold_is_an_info) {
    test::insert_row(
        database(), "cart_items",
        R"({"id":"car_1","customerId":"cus_1","productId":"pro_2","quantity":1,
            "createdAt":"2026-01-05T10:00:00Z","updatedAt":"2026-01-05T10:00:00Z"})"
    );
    run_sql("UPDATE products SET is_active = FALSE WHERE id = 'pro_2'");
    EXPECT_EQ(found(), "cart_items.inactive 1 car_1");
    EXPECT_TRUE(examine(database(), all_tables(), examined_at).is_sound());
}

TEST_P(planted_fault, events_that_wait_too_long_or_were_given_up_are_a_warning) {
    const auto insert = [&](const std::string& id, const std::string& more) {
        test::insert_row(
            database(), "outbox_events",
            R"({"type":"order.placed","payload":{},"attempts":1,)"
            R"("createdAt":"2026-02-01T10:00:00Z",)" +
                more + R"(,"id":")" + id + "\"}"
        );
    };
    insert("fresh", R"("availableAt":"2026-02-01T11:00:01Z")");
    insert("sent", R"("availableAt":"2026-02-01T10:00:00Z","processedAt":"2026-02-01T10:00:05Z")");
    EXPECT_EQ(found(), "");
    insert("late", R"("availableAt":"2026-02-01T10:59:59Z")");
    insert("lost", R"("availableAt":"2026-02-01T11:59:00Z","failedAt":"2026-02-01T11:59:01Z")");
    EXPECT_EQ(found(), "outbox.stuck 2 late lost");
    EXPECT_TRUE(examine(database(), all_tables(), examined_at).is_sound());
}

TEST_P(planted_fault, shows_five_examples_and_counts_all_problems_first) {
    for (int i = 0; i < 7; ++i)
        test::insert_row(
            database(), "cart_items",
            R"({"customerId":"cus_9","productId":"pro_)" + std::to_string(i) +
                R"(","quantity":1,"createdAt":"2026-01-05T10:00:00Z",)"
                R"("updatedAt":"2026-01-05T10:00:00Z","id":"car_)" +
                std::to_string(i) + "\"}"
        );
    run_sql("UPDATE products SET is_active = FALSE WHERE id = 'pro_2'");
    EXPECT_EQ(
        found(),
        "keys.cart_items.customer_id 7 car_0 car_1 car_2 car_3 car_4; "
        "keys.cart_items.product_id 5 car_0 car_3 car_4 car_5 car_6; "
        "cart_items.inactive 1 car_2"
    );
    EXPECT_FALSE(examine(database(), all_tables(), examined_at).is_sound());
}

}
