#include "care/sample/load_sample.hpp"

#include "app/tables.hpp"
#include "care/sample/generate_sample.hpp"
#include "care/sample/reference_data.hpp"
#include "care/sample/row_batch.hpp"
#include "shop/catalog/product.hpp"
#include "shop/delivery/zones.hpp"
#include "support/database_fixture.hpp"

namespace foyer::sample {

namespace {

constexpr timestamp opening_day{1735689600000};

class load_sample_test : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        create_tables(all_tables());
    }

    std::int64_t count(std::string_view sql) {
        return *database().first<std::int64_t>(db::query{.name = "test.count", .text = sql});
    }
};

FOYER_ON_BOTH_ENGINES(load_sample_test);

}

TEST_P(load_sample_test, puts_the_whole_shop_into_an_empty_database) {
    const auto loaded = load_sample(database(), opening_day);
    EXPECT_GE(loaded.products, 66);
    EXPECT_GE(loaded.categories, 26);
    EXPECT_GE(loaded.manufacturers, 20);
    EXPECT_EQ(loaded.reference.service_types, 6);
    EXPECT_EQ(count("SELECT COUNT(*) FROM products"), loaded.products);
    EXPECT_EQ(count("SELECT COUNT(*) FROM product_images"), loaded.products);
    EXPECT_EQ(count("SELECT COUNT(*) FROM product_translations"), 2 * loaded.products);
    EXPECT_EQ(count("SELECT COUNT(*) FROM category_translations"), 2 * loaded.categories);
    EXPECT_EQ(count("SELECT COUNT(*) FROM categories WHERE parent_id IS NULL"), 6);
    EXPECT_EQ(count("SELECT COUNT(*) FROM delivery_zones WHERE is_active"), 58);
    EXPECT_EQ(count("SELECT COUNT(*) FROM settings"), loaded.reference.settings);
}

TEST_P(load_sample_test, translates_the_features_of_each_product) {
    load_sample(database(), opening_day);
    for (const std::string language : {"ar", "en"})
        EXPECT_EQ(
            count(
                "SELECT COUNT(*) FROM products p JOIN product_translations t "
                "ON t.product_id = p.id AND t.language = '" +
                language +
                "' WHERE p.features IS NOT NULL AND (t.features IS NULL "
                "OR (t.features = p.features AND p.features <> '[]'))"
            ),
            0
        ) << language;
}

TEST_P(load_sample_test, begins_the_ledger_of_each_product_with_its_stock) {
    load_sample(database(), opening_day);
    EXPECT_EQ(
        count("SELECT COUNT(*) FROM products p WHERE p.stock_quantity <> (SELECT "
              "COALESCE(SUM(l.quantity), 0) "
              "FROM inventory_logs l WHERE l.product_id = p.id)"),
        0
    );
}

TEST_P(load_sample_test, leaves_a_shop_with_products_alone) {
    const auto first = load_sample(database(), opening_day);
    const auto second = load_sample(database(), opening_day);
    EXPECT_EQ(second.products, 0);
    EXPECT_EQ(count("SELECT COUNT(*) FROM products"), first.products);
}

TEST_P(load_sample_test, keeps_settings_that_the_owner_has_made_before) {
    run_sql(
        "INSERT INTO settings (key, value, updated_at) VALUES ('termsVersion', '\"mine\"', "
        "'2025-01-01T00:00:00.000+00:00')"
    );
    load_sample(database(), opening_day);
    EXPECT_EQ(
        count("SELECT COUNT(*) FROM settings "
              "WHERE key = 'termsVersion' AND CAST(value AS TEXT) = '\"mine\"'"),
        1
    );
}

TEST_P(load_sample_test, makes_products_findable_in_three_languages) {
    load_sample(database(), opening_day);
    for (const auto* word : {"chaudiere", "سخان", "boiler", "vaillant", "ch-sdv-f25"})
        EXPECT_GT(
            *database().first<std::int64_t>(
                db::query{
                    .name = "test.search",
                    .text = "SELECT COUNT(*) FROM products WHERE search_text LIKE $1"
                },
                "%" + std::string(word) + "%"
            ),
            0
        ) << word;
}

TEST_P(load_sample_test, has_queries_that_both_engines_prepare) {
    std::vector<const db::query*> all;
    for (const auto* q : load_queries()) all.push_back(q);
    for (const auto* q : generate_queries()) all.push_back(q);
    for (const auto* table : all_tables()) all.push_back(&insert_query(*table, existing_row::kept));
    EXPECT_EQ(test::prepare_all(database(), all), "");
}

TEST_P(load_sample_test, reference_data_lets_an_empty_shop_deliver_to_alger) {
    const auto added = fill_reference_data(database(), opening_day);
    EXPECT_GE(added.zones, 58);
    EXPECT_GT(added.settings, 0);
    EXPECT_EQ(added.service_types, 6);
    EXPECT_TRUE(delivery::find_zone(database(), "alger", now()).has_value());
    EXPECT_EQ(count("SELECT COUNT(*) FROM products"), 0);
    EXPECT_GT(load_sample(database(), opening_day).products, 0);
}

TEST_P(load_sample_test, reference_data_keeps_the_rates_that_the_owner_set) {
    fill_reference_data(database(), opening_day);
    constexpr db::query raise{
        .name = "test.raise", .text = "UPDATE delivery_zones SET rate = $1 WHERE slug = 'alger'"
    };
    database().transaction([&](db::transaction& tx) { tx.change(raise, money{77700}); });
    const auto again = fill_reference_data(database(), opening_day);
    EXPECT_EQ(again.zones + again.settings + again.service_types, 0);
    EXPECT_EQ(delivery::find_zone(database(), "alger", now())->rate, money{77700});
}

}
