#include "shop/catalog/derived_columns.hpp"
#include "shop/catalog/product_store.hpp"
#include "support/shop_fixture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace foyer::catalog {

namespace {

using texts = std::vector<std::string>;

class product_list : public test::shop_fixture {
protected:
    product_page list(const product_filter& filter, product_sort sort = product_sort::newest) {
        return list_products(database(), filter, sort, "fr", 100, 0);
    }
    texts skus(const product_filter& filter, product_sort sort = product_sort::newest) {
        return test::texts_of(list(filter, sort).items, &product_card::sku);
    }
    // One line a step; the first page of the whole catalogue.
    std::string plan_of(product_sort sort, std::string_view language) {
        const auto& query = list_query({}, list_part::page, sort, language);
        const bool sqlite = GetParam() == db::engine::sqlite;
        explained_.push_back(
            (sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + std::string(query.text)
        );
        std::string plan;
        database().execute_values(
            {.name = "test.explain", .text = explained_.back()}, page_values({}, language, 25, 0),
            [&](const db::row& r) { plan += std::string(r.text(sqlite ? 3 : 0)) + "\n"; }
        );
        return plan;
    }
    // Valves V-1 to V-`count`, each a second newer and a dinar dearer than the one before.
    void fill_with_valves(int count) {
        const auto rows =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
            std::to_string(count) + ") ";
        constexpr std::string_view columns =
            "INSERT INTO products (id, name, slug, sku, category_id, price, stock_quantity, "
            "created_at, updated_at) ";
        const std::string same = " FROM n, products p WHERE p.sku = 'BAL-20'";
        run_sql(
            std::string(columns) + rows +
                "SELECT 'v' || i, 'Valve', 'v-' || i, 'V-' || i, p.category_id, i * 100, 1, "
                "strftime('%Y-%m-%dT%H:%M:%f+00:00', p.created_at, '+' || i || ' seconds'), "
                "p.updated_at" +
                same,
            std::string(columns) + rows +
                "SELECT 'v' || i, 'Valve', 'v-' || i, 'V-' || i, p.category_id, i, 1, "
                "p.created_at + i * interval '1 second', p.updated_at" +
                same
        );
    }

private:
    std::deque<std::string> explained_; // statements are kept by address
};
FOYER_ON_BOTH_ENGINES(product_list);

std::string text_of(const std::vector<facet>& facets) {
    std::string text;
    for (const auto& f : facets)
        text += f.slug + " " + (f.count ? std::to_string(*f.count) : "many") + "; ";
    return text;
}

}

TEST_P(product_list, shows_active_products_of_active_categories_newest_first) {
    EXPECT_EQ(skus({}), (texts{"PUR-15", "RAD-10", "CHAU-24", "CIRC-25", "BAL-20"}));
    EXPECT_EQ(list({}).total, 5);
}

TEST_P(product_list, is_sorted_by_the_price_in_force) {
    shop().set_price("CHAU-24", {14'500'000}, money{50'000});
    EXPECT_EQ(
        skus({}, product_sort::price_asc),
        (texts{"PUR-15", "CHAU-24", "BAL-20", "RAD-10", "CIRC-25"})
    );
    EXPECT_EQ(
        skus({}, product_sort::price_desc),
        (texts{"CIRC-25", "RAD-10", "BAL-20", "CHAU-24", "PUR-15"})
    );
}

TEST_P(product_list, of_equal_prices_keeps_one_order) {
    for (const auto* sku : {"BAL-20", "CIRC-25", "CHAU-24", "RAD-10", "PUR-15"})
        shop().set_price(sku, {100});
    texts by_id{"BAL-20", "CIRC-25", "CHAU-24", "RAD-10", "PUR-15"};
    EXPECT_EQ(skus({}, product_sort::price_asc), by_id);
    std::ranges::reverse(by_id);
    EXPECT_EQ(skus({}, product_sort::price_desc), by_id);
}

TEST_P(product_list, is_sorted_by_name_in_the_language_shown) {
    EXPECT_EQ(
        skus({}, product_sort::name), (texts{"CHAU-24", "CIRC-25", "PUR-15", "RAD-10", "BAL-20"})
    );
    const auto arabic = list_products(database(), {}, product_sort::name, "ar", 100, 0);
    EXPECT_EQ(
        test::texts_of(arabic.items, &product_card::sku),
        (texts{"CHAU-24", "CIRC-25", "PUR-15", "RAD-10", "BAL-20"}) // Arabic letters before Latin
    );
}

TEST_P(product_list, by_name_follows_the_rules_of_the_language) {
    using names = std::pair<const char*, const char*>;
    for (const auto& [sku, name] :
         {names{"BAL-20", "Évent"},
          {"CIRC-25", "Douille"},
          {"CHAU-24", "Flexible"},
          {"RAD-10", "coude"},
          {"PUR-15", "Zéolithe"}})
        run_sql(fmt::format("UPDATE products SET name = '{}' WHERE sku = '{}'", name, sku));
    EXPECT_EQ(rebuild_derived_columns(database()), 5);
    EXPECT_EQ(
        skus({}, product_sort::name), (texts{"RAD-10", "CIRC-25", "BAL-20", "CHAU-24", "PUR-15"})
    );
    EXPECT_EQ(rebuild_derived_columns(database()), 0);
}

TEST_P(product_list, by_price_walks_regular_and_reduced_products_as_one_list) {
    fill_with_valves(60);
    run_sql("UPDATE products SET sale_price = price WHERE sku LIKE 'V-%5'");
    for (const auto sort : {product_sort::price_asc, product_sort::price_desc}) {
        const product_filter valves{.max_price = money{6'000}};
        const auto whole = skus(valves, sort);
        ASSERT_EQ(whole.size(), 60U);
        EXPECT_EQ(whole.front(), sort == product_sort::price_asc ? "V-1" : "V-60");
        texts seen;
        for (int offset = 0; offset < 60; offset += 7)
            for (const auto& card : list_products(database(), valves, sort, "fr", 7, offset).items)
                seen.push_back(card.sku);
        EXPECT_EQ(seen, whole);
    }
}

TEST_P(product_list, of_every_sort_reads_an_index_in_its_order) {
    fill_with_valves(3'000);
    run_sql("ANALYZE");
    for (const auto sort :
         {product_sort::newest, product_sort::featured, product_sort::name, product_sort::price_asc,
          product_sort::price_desc})
        for (const auto* language : {"fr", "ar", "en"}) {
            const auto plan = plan_of(sort, language);
            EXPECT_EQ(plan.find("SCAN p\n"), std::string::npos) << plan;
            for (const auto* all : {"Seq Scan on products p_", "Bitmap Heap Scan on products p_"})
                EXPECT_EQ(plan.find(all), std::string::npos) << plan;
            EXPECT_NE(plan.find("products_is_active_"), std::string::npos) << plan;
        }
}

TEST_P(product_list, puts_featured_products_first) {
    EXPECT_EQ(
        skus({}, product_sort::featured),
        (texts{"CHAU-24", "CIRC-25", "PUR-15", "RAD-10", "BAL-20"})
    );
}

TEST_P(product_list, of_a_category_counts_its_sub_categories) {
    EXPECT_EQ(skus({.category = "chauffage"}), (texts{"RAD-10", "CHAU-24", "CIRC-25"}));
    EXPECT_EQ(skus({.category = "circulateurs"}), (texts{"CIRC-25"}));
    EXPECT_EQ(skus({.category = "unknown"}), texts{});
}

TEST_P(product_list, of_a_hidden_category_is_empty) {
    EXPECT_EQ(skus({.category = "archives"}), texts{});
}

TEST_P(product_list, of_a_maker) {
    EXPECT_EQ(skus({.manufacturer = "saunier-duval"}), (texts{"RAD-10", "CHAU-24"}));
    EXPECT_EQ(skus({.manufacturer = "grundfos"}), (texts{"CIRC-25"}));
}

TEST_P(product_list, between_prices_compares_the_price_in_force_and_includes_both_ends) {
    EXPECT_EQ(skus({.min_price = money{13'900'000}}), (texts{"CHAU-24"}));
    EXPECT_EQ(skus({.min_price = money{13'900'001}}), texts{});
    EXPECT_EQ(skus({.max_price = money{85'000}}), (texts{"PUR-15", "BAL-20"}));
    EXPECT_EQ(skus({.max_price = money{84'999}}), (texts{"PUR-15"}));
    EXPECT_EQ(
        skus({.min_price = money{1'250'000}, .max_price = money{2'490'000}}),
        (texts{"RAD-10", "CIRC-25"})
    );
}

TEST_P(product_list, of_what_is_in_stock_leaves_out_the_sold_out) {
    EXPECT_EQ(skus({.in_stock = true}), (texts{"PUR-15", "CHAU-24", "CIRC-25", "BAL-20"}));
}

TEST_P(product_list, of_what_is_featured) {
    EXPECT_EQ(skus({.featured = true}), (texts{"CHAU-24", "CIRC-25"}));
}

TEST_P(product_list, with_every_filter_at_once_wants_all_of_them) {
    product_filter all{
        .words = search_words("chaudiere murale condensation 24"),
        .category = "chauffage",
        .manufacturer = "saunier-duval",
        .min_price = money{13'000'000},
        .max_price = money{14'000'000},
        .in_stock = true,
        .featured = true,
    };
    EXPECT_EQ(skus(all), (texts{"CHAU-24"}));
    all.manufacturer = "grundfos";
    EXPECT_EQ(list(all).total, 0);
}

TEST_P(product_list, comes_in_pages_that_share_nothing_and_miss_nothing) {
    texts seen;
    for (int offset = 0; offset < 6; offset += 2) {
        const auto page = list_products(database(), {}, product_sort::newest, "fr", 2, offset);
        EXPECT_EQ(page.total, 5);
        EXPECT_EQ(page.has_next, offset < 4);
        for (const auto& item : page.items) seen.push_back(item.sku);
    }
    EXPECT_EQ(seen, skus({}));
}

TEST_P(product_list, beyond_its_end_is_empty_and_still_counts) {
    const auto page = list_products(database(), {}, product_sort::newest, "fr", 24, 240);
    EXPECT_TRUE(page.items.empty());
    EXPECT_EQ(page.total, 5);
}

TEST_P(product_list, of_more_products_than_anybody_leafs_through_says_that_there_are_more) {
    fill_with_valves(10'000);
    const auto page = list({.in_stock = true});
    EXPECT_EQ(page.total, 10'000);
    EXPECT_FALSE(page.total_is_exact);
    EXPECT_EQ(page.items.size(), 100U);
    EXPECT_TRUE(page.has_next);
    const auto last = list_products(database(), {}, product_sort::newest, "fr", 24, 10'000);
    EXPECT_EQ(test::texts_of(last.items, &product_card::sku).back(), "BAL-20");
    EXPECT_FALSE(last.has_next);
    EXPECT_EQ(
        list_products(database(), {}, product_sort::newest, "fr", 4, 10'000).items.size(), 4U
    );
    EXPECT_TRUE(list_products(database(), {}, product_sort::newest, "fr", 4, 10'000).has_next);
    EXPECT_FALSE(list_products(database(), {}, product_sort::newest, "fr", 5, 10'000).has_next);
    EXPECT_TRUE(list({.category = "circulateurs"}).total_is_exact);
}

TEST_P(product_list, of_many_in_a_category_is_sorted_as_that_of_few) {
    fill_with_valves(1'500);
    const auto many = skus({.category = "robinetterie"}, product_sort::featured);
    EXPECT_EQ(many.size(), 100U);
    const auto few =
        skus({.category = "robinetterie", .max_price = money{900}}, product_sort::featured);
    EXPECT_EQ(few, (texts{"V-9", "V-8", "V-7", "V-6", "V-5", "V-4", "V-3", "V-2", "V-1"}));
    EXPECT_EQ(many.at(1), "V-1499");
}

TEST_P(product_list, that_is_too_long_to_count_names_its_filters_without_numbers) {
    fill_with_valves(10'001);
    EXPECT_EQ(
        text_of(count_by_manufacturer(database(), {})), "grundfos many; saunier-duval many; "
    );
    EXPECT_EQ(
        text_of(count_by_manufacturer(database(), {.category = "chauffage"})),
        "grundfos 1; saunier-duval 2; "
    );
}

TEST_P(product_list, counts_makers_without_the_filter_on_makers) {
    EXPECT_EQ(text_of(count_by_manufacturer(database(), {})), "grundfos 1; saunier-duval 2; ");
    EXPECT_EQ(
        text_of(count_by_manufacturer(database(), {.manufacturer = "grundfos", .in_stock = true})),
        "grundfos 1; saunier-duval 1; "
    );
}

TEST_P(product_list, counts_categories_without_the_filter_on_categories) {
    EXPECT_EQ(
        text_of(count_by_category(database(), {.category = "robinetterie"})),
        "chauffage 1; chaudieres 1; circulateurs 1; robinetterie 2; "
    );
}

TEST_P(product_list, shows_on_a_card_what_a_buyer_needs) {
    const auto card = list({.manufacturer = "saunier-duval", .in_stock = true}).items.at(0);
    EXPECT_EQ(card.slug, "chaudiere-murale-24");
    EXPECT_EQ(card.price, money{14'500'000});
    EXPECT_EQ(card.sale_price, money{13'900'000});
    EXPECT_EQ(card.stock_quantity, 5);
    EXPECT_EQ(card.manufacturer_name, "Saunier Duval");
    EXPECT_EQ(card.category_slug, "chaudieres");
    EXPECT_EQ(card.image_url, "/pictures/chaudiere-murale-24.svg");
    EXPECT_EQ(card.language, "fr");
}

TEST_P(product_list, comes_in_the_language_asked_for_and_says_where_it_could_not) {
    const auto page = list_products(database(), {}, product_sort::newest, "ar", 100, 0);
    for (const auto& card : page.items)
        EXPECT_EQ(card.language, card.sku == "CHAU-24" || card.sku == "CIRC-25" ? "ar" : "fr")
            << card.sku;
    EXPECT_EQ(page.items.at(2).name, "غلاية جدارية");
    EXPECT_EQ(page.items.at(4).name, "Vanne à bille 20 mm");
}

TEST(catalog_queries, never_select_what_a_product_cost) {
    auto all = every_list_query();
    all.insert(all.end(), queries().begin(), queries().end());
    for (const auto* query : all)
        for (const auto text : {query->text, query->sqlite}) {
            EXPECT_EQ(text.find("cost_price"), std::string_view::npos) << query->name;
            EXPECT_EQ(text.find("SELECT *"), std::string_view::npos) << query->name;
        }
}

}
