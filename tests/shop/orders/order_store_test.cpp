#include "shop/orders/order_store.hpp"

#include "support/shop_fixture.hpp"

namespace foyer::orders {

namespace {

class order_store : public test::shop_fixture {
protected:
    std::vector<std::string> numbers(
        const std::optional<order_status>& status, int limit, int offset
    ) {
        return test::texts_of(
            list_orders(database(), status, limit, offset), &order_summary::order_number
        );
    }
};
FOYER_ON_BOTH_ENGINES(order_store);

}

TEST_P(order_store, opens_an_order_by_its_token_number_or_number_and_phone) {
    const auto placed = shop().buy({{"PUR-15", 2}, {"CIRC-25", 1}});
    for (const auto& file :
         {find_by_token(database(), placed.access_token),
          find_by_number(database(), placed.order_number),
          find_for_tracking(database(), placed.order_number, "+213555010203")}) {
        ASSERT_TRUE(file.has_value());
        EXPECT_EQ(file->head.id, placed.id);
        EXPECT_EQ(file->items.size(), 2U);
        EXPECT_EQ(file->changes.size(), 1U);
    }
}

TEST_P(order_store, opens_nothing_with_the_wrong_key) {
    const auto placed = shop().buy({{"PUR-15", 2}});
    EXPECT_FALSE(find_by_token(database(), placed.order_number).has_value());
    EXPECT_FALSE(find_by_token(database(), "").has_value());
    EXPECT_FALSE(find_by_number(database(), placed.access_token).has_value());
    EXPECT_FALSE(find_for_tracking(database(), placed.order_number, "+213555010204").has_value());
}

TEST_P(order_store, calls_products_as_the_reader_does_where_they_have_such_a_name) {
    const auto placed = shop().buy({{"BAL-20", 1}, {"CIRC-25", 1}});
    const auto file = find_by_number(database(), placed.order_number);
    ASSERT_TRUE(file.has_value());
    const auto names = [&](std::string_view language) {
        std::vector<std::string> list;
        for (const auto& [name, of] : line_names(database(), *file, language))
            list.push_back(of + " " + name);
        std::ranges::sort(list);
        return list;
    };
    EXPECT_EQ(
        names("ar"), (std::vector<std::string>{"ar مضخّة تدوير ٢٥", "fr Vanne à bille 20 mm"})
    );
    EXPECT_EQ(
        names("fr"), (std::vector<std::string>{
                         "fr Circulateur à haute efficacité 25-60", "fr Vanne à bille 20 mm"
                     })
    );
    run_sql("DELETE FROM product_translations");
    EXPECT_EQ(names("ar"), names("fr")) << "what was sold is still named";
}

TEST_P(order_store, lists_the_newest_first_in_pages) {
    std::vector<std::string> bought;
    for (int i = 0; i < 3; ++i) {
        shop().at = shop().at + minutes_ms(1);
        bought.insert(bought.begin(), shop().buy({{"PUR-15", 1}}).order_number);
    }
    EXPECT_EQ(numbers({}, 100, 0), bought);
    EXPECT_EQ(numbers({}, 2, 0), (std::vector<std::string>{bought[0], bought[1]}));
    EXPECT_EQ(numbers({}, 2, 2), (std::vector<std::string>{bought[2]}));
    EXPECT_EQ(numbers(order_status::pending, 100, 0), bought);
    EXPECT_EQ(numbers(order_status::cancelled, 100, 0), std::vector<std::string>{});
}

}
