#include "shop/catalog/product_store.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::catalog {

namespace {

class category_list : public test::shop_fixture {};
FOYER_ON_BOTH_ENGINES(category_list);

}

TEST_P(category_list, has_the_active_ones_roots_first) {
    EXPECT_EQ(
        test::texts_of(list_categories(database(), "fr"), &category_view::slug),
        (std::vector<std::string>{"chauffage", "robinetterie", "chaudieres", "circulateurs"})
    );
}

TEST_P(category_list, counts_the_products_that_are_shown) {
    const auto sizes = count_products_of_categories(database());
    for (const auto& c : list_categories(database(), "fr"))
        EXPECT_EQ(sizes.at(c.id), c.slug == "robinetterie" ? 2 : 1) << c.slug;
}

TEST_P(category_list, leads_from_a_child_to_its_parent) {
    const auto all = list_categories(database(), "fr");
    EXPECT_EQ(all.at(0).parent_id, std::nullopt);
    EXPECT_EQ(all.at(2).parent_id, all.at(0).id);
}

TEST_P(category_list, is_in_french_where_a_translation_is_missing) {
    for (const auto& c : list_categories(database(), "ar"))
        EXPECT_EQ(c.language, c.slug == "chaudieres" ? "ar" : "fr") << c.slug;
}

TEST_P(category_list, of_makers_counts_the_products_that_are_shown) {
    const auto makers = list_manufacturers(database());
    ASSERT_EQ(makers.size(), 2U);
    EXPECT_EQ(makers[0].slug, "grundfos");
    EXPECT_EQ(makers[0].product_count, 1);
    EXPECT_EQ(makers[1].product_count, 2);
}

}
