#include "care/sample/row_batch.hpp"
#include "shop/cart/cart.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::cart {

namespace {

class cart_limits : public test::shop_fixture {
protected:
    // The detail of a refusal: what is still possible.
    static std::string detail(const result<void>& r) {
        return r.has_error() && !r.error().fields.empty() ? r.error().fields[0].detail : "";
    }
    // Products beside those of the shop, each with one piece.
    std::vector<id_of<product>> make_products(int count) {
        std::vector<id_of<product>> ids;
        sample::row_batch batch;
        for (int i = 0; i < count; ++i) {
            product row{};
            row.id = {"many-" + std::to_string(i)};
            row.name = row.slug = row.sku = row.id.value;
            row.category_id = {"category-robinetterie"};
            row.price = {100};
            row.stock_quantity = 1;
            batch.insert(product_table(), row);
            ids.push_back(row.id);
        }
        batch.commit(database());
        return ids;
    }
    result<void> add(const opened& cart, const id_of<product>& id) {
        return database().transaction([&](db::transaction& tx) {
            return add_item(tx, cart.customer_id, id, 1, shop().at);
        });
    }
};
FOYER_ON_BOTH_ENGINES(cart_limits);

}

TEST_P(cart_limits, a_line_holds_no_more_than_the_stock) {
    const auto cart = shop().cart_with({{"CIRC-25", 10}});
    const auto refused = shop().add(cart, {"CIRC-25", 1});
    EXPECT_EQ(test::outcome(refused), "cart.short_stock");
    EXPECT_EQ(detail(refused), "10");
    EXPECT_EQ(shop().lines_of(cart)[0].quantity, 10);
}

TEST_P(cart_limits, what_is_sold_out_cannot_be_added) {
    EXPECT_EQ(test::outcome(shop().add(shop().new_cart(), {"RAD-10", 1})), "cart.short_stock");
}

TEST_P(cart_limits, a_line_holds_no_more_than_fifty_pieces) {
    const auto cart = shop().cart_with({{"BAL-20", 50}});
    const auto refused = shop().add(cart, {"BAL-20", 1});
    EXPECT_EQ(test::outcome(refused), "cart.line_limit");
    EXPECT_EQ(detail(refused), "50");
}

TEST_P(cart_limits, setting_a_quantity_knows_the_same_limits) {
    const auto cart = shop().cart_with({{"BAL-20", 1}, {"CIRC-25", 1}});
    const auto lines = shop().lines_of(cart);
    const auto set = [&](int line, int quantity) {
        return test::outcome(database().transaction([&](db::transaction& tx) {
            return set_quantity(tx, cart.customer_id, lines.at(line).id, quantity, shop().at);
        }));
    };
    EXPECT_EQ(set(0, 50), "done");
    EXPECT_EQ(set(0, 51), "cart.line_limit");
    EXPECT_EQ(set(1, 11), "cart.short_stock");
    EXPECT_EQ(shop().lines_of(cart)[0].quantity, 50);
}

TEST_P(cart_limits, a_line_above_the_stock_can_be_decreased_step_by_step) {
    const auto cart = shop().cart_with({{"CIRC-25", 6}});
    const auto line = shop().lines_of(cart).at(0).id;
    shop().set_stock("CIRC-25", 2);
    const auto set = [&](int quantity) {
        return test::outcome(database().transaction([&](db::transaction& tx) {
            return set_quantity(tx, cart.customer_id, line, quantity, shop().at);
        }));
    };
    EXPECT_EQ(set(7), "cart.short_stock");
    for (int quantity = 5; quantity >= 1; --quantity) {
        EXPECT_EQ(set(quantity), "done") << quantity;
        EXPECT_EQ(shop().lines_of(cart).at(0).quantity, quantity);
    }
    EXPECT_EQ(set(3), "cart.short_stock");
}

TEST_P(cart_limits, what_is_not_sold_cannot_be_added) {
    const auto cart = shop().new_cart();
    for (const auto* sku : {"OLD-15", "CLIM-12", "NOTHING"})
        EXPECT_EQ(test::outcome(shop().add(cart, {sku, 1})), "cart.product_not_found") << sku;
    EXPECT_TRUE(shop().lines_of(cart).empty());
}

TEST_P(cart_limits, a_cart_has_no_more_than_fifty_lines) {
    const auto cart = shop().new_cart();
    const auto products = make_products(max_lines + 1);
    for (int i = 0; i < max_lines; ++i)
        ASSERT_EQ(test::outcome(add(cart, products[i])), "done") << i;
    EXPECT_EQ(test::outcome(add(cart, products.back())), "cart.full");
    EXPECT_EQ(shop().lines_of(cart).size(), 50U);
}

TEST_P(cart_limits, a_full_cart_still_takes_more_of_what_it_has) {
    const auto cart = shop().cart_with({{"PUR-15", 1}});
    const auto products = make_products(max_lines - 1);
    for (const auto& id : products) ASSERT_EQ(test::outcome(add(cart, id)), "done");
    EXPECT_EQ(test::outcome(shop().add(cart, {"PUR-15", 1})), "done");
}

TEST_P(cart_limits, of_lines_holds_also_when_they_are_added_at_once) {
    const auto cart = shop().new_cart();
    const auto products = make_products(max_lines + 10);
    test::in_threads(6, [&](int thread) {
        for (std::size_t i = thread; i < products.size(); i += 6) (void)add(cart, products[i]);
    });
    EXPECT_EQ(shop().lines_of(cart).size(), 50U);
}

}
