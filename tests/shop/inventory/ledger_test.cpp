#include "shop/inventory/ledger.hpp"

#include "support/shop_fixture.hpp"

namespace foyer::inventory {

namespace {

class stock_ledger : public test::shop_fixture {
protected:
    void move(std::string_view sku, int change, int old_quantity, inventory_log_type type) {
        database().transaction([&](db::transaction& tx) {
            const movement one{
                .product_id = shop().product_id(sku),
                .type = type,
                .change = change,
                .old_quantity = old_quantity,
                .reason = "test",
                .reference = "FY-TEST",
                .at = shop().at
            };
            move_stock(tx, {&one, 1});
        });
    }
    inventory_log last_line() { return shop().rows<inventory_log>("inventory_logs").back(); }
};
FOYER_ON_BOTH_ENGINES(stock_ledger);

}

TEST_P(stock_ledger, moves_the_product_and_writes_why) {
    move("CIRC-25", -3, 10, inventory_log_type::sale);
    EXPECT_EQ(shop().stock("CIRC-25"), 7);
    const auto line = last_line();
    EXPECT_EQ(line.product_id, shop().product_id("CIRC-25"));
    EXPECT_EQ(line.type, inventory_log_type::sale);
    EXPECT_EQ(line.quantity, -3);
    EXPECT_EQ(line.old_quantity, 10);
    EXPECT_EQ(line.new_quantity, 7);
    EXPECT_EQ(line.reference, "FY-TEST");
    EXPECT_EQ(line.created_at, shop().at);
    EXPECT_EQ(shop().ledger_faults(), 0);
}

TEST_P(stock_ledger, takes_returned_pieces_back) {
    move("CIRC-25", 2, 10, inventory_log_type::return_);
    EXPECT_EQ(shop().stock("CIRC-25"), 12);
    EXPECT_EQ(last_line().type, inventory_log_type::return_);
    EXPECT_EQ(shop().ledger_faults(), 0);
}

TEST_P(stock_ledger, never_goes_below_nothing) {
    EXPECT_THROW(move("CIRC-25", -11, 10, inventory_log_type::sale), db::check_violation);
    EXPECT_EQ(shop().stock("CIRC-25"), 10);
    EXPECT_EQ(shop().count("inventory_logs", "reference = 'FY-TEST'"), 0);
}

TEST_P(stock_ledger, refuses_a_line_that_does_not_add_up) {
    EXPECT_THROW(
        run_sql(
            "INSERT INTO inventory_logs (id, product_id, type, quantity, old_quantity, "
            "new_quantity) VALUES ('wrong', '" +
            shop().product_id("CIRC-25").value + "', 'SALE', -1, 10, 10)"
        ),
        db::check_violation
    );
}

TEST_P(stock_ledger, locks_the_products_of_an_order_in_the_order_of_their_ids) {
    const auto placed = shop().buy({{"PUR-15", 1}, {"CIRC-25", 1}, {"BAL-20", 2}});
    const auto rows = database().transaction([&](db::transaction& tx) {
        return lock_stock_of_order(tx, placed.id.value);
    });
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].id, shop().product_id("BAL-20"));
    EXPECT_EQ(rows[0].stock_quantity, 198);
    EXPECT_EQ(rows[1].id, shop().product_id("CIRC-25"));
    EXPECT_EQ(rows[2].id, shop().product_id("PUR-15"));
}

}
