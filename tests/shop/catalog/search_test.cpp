#include "shop/catalog/product_store.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::catalog {

namespace {

using texts = std::vector<std::string>;

class product_search : public test::shop_fixture {
protected:
    texts find(std::string_view typed) {
        const product_filter filter{.words = search_words(typed)};
        const auto page = list_products(database(), filter, product_sort::newest, "fr", 100, 0);
        return test::texts_of(page.items, &product_card::sku);
    }
};
FOYER_ON_BOTH_ENGINES(product_search);

}

TEST_P(product_search, finds_a_name_whatever_its_accents_and_capitals) {
    for (const auto* typed : {"chaudière", "chaudiere", "CHAUDIÈRE", "Chaudie\u0300re"})
        EXPECT_EQ(find(typed), (texts{"CHAU-24"})) << typed;
}

TEST_P(product_search, finds_part_of_a_word) { EXPECT_EQ(find("circul"), (texts{"CIRC-25"})); }

TEST_P(product_search, finds_arabic_names_in_every_spelling) {
    for (const auto* typed : {"مضخّة", "مضخة", "مضخه", "مضـخة", "مضخة تدوير 25", "تدوير ٢٥"})
        EXPECT_EQ(find(typed), (texts{"CIRC-25"})) << typed;
    EXPECT_EQ(find("غلايه جداريه"), (texts{"CHAU-24"}));
}

TEST_P(product_search, finds_a_sku) {
    EXPECT_EQ(find("CIRC-25"), (texts{"CIRC-25"}));
    EXPECT_EQ(find("chau-2"), (texts{"CHAU-24"}));
}

TEST_P(product_search, finds_a_maker) { EXPECT_EQ(find("saunier"), (texts{"RAD-10", "CHAU-24"})); }

TEST_P(product_search, wants_every_word_in_any_order) {
    EXPECT_EQ(find("murale chaudiere"), (texts{"CHAU-24"}));
    EXPECT_EQ(find("murale circulateur"), texts{});
}

TEST_P(product_search, takes_the_signs_of_patterns_for_what_they_are) {
    EXPECT_EQ(find("100%"), (texts{"PUR-15"}));
    EXPECT_EQ(find("%"), (texts{"PUR-15"}));
    EXPECT_EQ(find("_"), texts{});
    EXPECT_EQ(find("!"), texts{});
    EXPECT_EQ(find("' OR '1'='1"), texts{});
}

TEST_P(product_search, never_finds_what_is_hidden) {
    EXPECT_EQ(find("ancien"), texts{});
    EXPECT_EQ(find("climatiseur"), texts{});
}

TEST(search_words, are_folded_and_the_longest_come_first) {
    EXPECT_EQ(search_words("  Été   CHAUDIÈRE gaz "), (texts{"chaudiere", "ete", "gaz"}));
}

TEST(search_words, are_few_and_short) {
    EXPECT_EQ(search_words("a bb ccc dddd eeeee ffffff").size(), max_words);
    EXPECT_EQ(search_words(std::string(41, 'x')), texts{});
    EXPECT_EQ(search_words(" \t "), texts{});
}

}
