#include "shop/catalog/product_store.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::catalog {

namespace {

class product_page_of : public test::shop_fixture {};
FOYER_ON_BOTH_ENGINES(product_page_of);

}

TEST_P(product_page_of, an_active_product_is_found_by_its_slug) {
    const auto found = find_product(database(), "circulateur-25-60", "fr");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->sku, "CIRC-25");
    EXPECT_EQ(found->price, money{2'490'000});
    EXPECT_EQ(found->sale_price, std::nullopt);
    EXPECT_EQ(found->tax_rate, percent{1900});
    EXPECT_EQ(found->stock_quantity, 10);
    EXPECT_EQ(found->manufacturer_slug, "grundfos");
    EXPECT_EQ(found->category_slug, "circulateurs");
}

TEST_P(product_page_of, a_product_without_maker_is_found_too) {
    const auto found = find_product(database(), "vanne-a-bille-20", "fr");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->manufacturer_name, std::nullopt);
    EXPECT_EQ(found->tax_rate, percent{900});
}

TEST_P(product_page_of, a_hidden_product_or_one_of_a_hidden_category_is_not_there) {
    EXPECT_FALSE(find_product(database(), "ancien-circulateur", "fr").has_value());
    EXPECT_FALSE(find_product(database(), "climatiseur-12000", "fr").has_value());
    EXPECT_FALSE(find_product(database(), "nothing", "fr").has_value());
}

TEST_P(product_page_of, a_translated_product_speaks_arabic) {
    const auto found = find_product(database(), "chaudiere-murale-24", "ar");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->name, "غلاية جدارية");
    EXPECT_EQ(found->language, "ar");
}

TEST_P(product_page_of, features_are_translated_or_say_that_they_are_french) {
    run_sql("UPDATE products SET features = '[\"Compacte\"]'");
    EXPECT_EQ(find_product(database(), "chaudiere-murale-24", "ar")->features, "[\"Compacte\"]");
    EXPECT_EQ(find_product(database(), "chaudiere-murale-24", "ar")->features_language, "fr");
    run_sql("UPDATE product_translations SET features = '[\"صغيرة\"]' WHERE language = 'ar'");
    EXPECT_EQ(find_product(database(), "chaudiere-murale-24", "ar")->features, "[\"صغيرة\"]");
    EXPECT_EQ(find_product(database(), "chaudiere-murale-24", "ar")->features_language, "ar");
}

TEST_P(product_page_of, a_product_without_translation_is_shown_in_french_and_says_so) {
    for (const auto* language : {"ar", "en"}) {
        const auto found = find_product(database(), "purgeur-dair", language);
        ASSERT_TRUE(found.has_value());
        EXPECT_EQ(found->name, "Purgeur d'air 100% laiton");
        EXPECT_EQ(found->language, "fr");
    }
}

TEST_P(product_page_of, a_product_has_its_pictures_in_their_order) {
    const auto id = shop().product_id("CIRC-25");
    run_sql(
        "INSERT INTO product_images (id, product_id, url, alt_text, sort_order) "
        "VALUES ('image-0', '" +
        id.value + "', '/pictures/side.svg', 'De côté', 2)"
    );
    const auto images = list_images(database(), id);
    ASSERT_EQ(images.size(), 2U);
    EXPECT_EQ(images[0].url, "/pictures/circulateur-25-60.svg");
    EXPECT_EQ(images[1].alt_text, "De côté");
}

TEST_P(product_page_of, the_sitemap_is_what_buyers_may_see) {
    EXPECT_EQ(
        test::texts_of(list_sitemap_products(database()), &sitemap_entry::slug),
        (std::vector<std::string>{
            "vanne-a-bille-20", "circulateur-25-60", "chaudiere-murale-24", "radiateur-alu-10",
            "purgeur-dair"
        })
    );
    EXPECT_EQ(list_sitemap_categories(database()).size(), 4U);
}

}
