#include "site/words.hpp"

#include <gtest/gtest.h>

namespace foyer::site {

using i18n::language;

TEST(words, a_sale_price_shows_what_it_replaces_and_what_is_saved) {
    const auto price = price_words(language::fr, {10000000}, money{9000000});
    EXPECT_EQ(price.amount, "90\u00a0000\u00a0DA");
    EXPECT_EQ(price.before, "100\u00a0000\u00a0DA");
    EXPECT_EQ(price.saving, "Vous économisez \u206810\u00a0000\u00a0DA\u2069");
}

TEST(words, a_sale_price_above_the_price_is_no_sale) {
    const auto price = price_words(language::fr, {10000}, money{20000});
    EXPECT_EQ(price.amount, "100\u00a0DA");
    EXPECT_FALSE(price.before.has_value());
}

TEST(words, stock_is_said_in_words) {
    EXPECT_EQ(stock_words(language::fr, 40).words, "En stock");
    EXPECT_EQ(stock_words(language::fr, 3).words, "Plus que 3 en stock");
    EXPECT_EQ(stock_words(language::fr, 1).words, "Plus qu'un en stock");
    EXPECT_EQ(stock_words(language::fr, 0).level, "order");
}

TEST(words, arabic_plurals_have_their_forms) {
    EXPECT_EQ(stock_words(language::ar, 1).words, "بقيت قطعة واحدة");
    EXPECT_EQ(stock_words(language::ar, 2).words, "بقيت قطعتان");
    EXPECT_EQ(stock_words(language::ar, 4).words, "بقيت 4 قطع");
}

TEST(words, days_and_warranty_are_said_once_when_there_is_one_number) {
    EXPECT_EQ(delivery_days(language::fr, 2, 4), "sous 2 à 4 jours ouvrables");
    EXPECT_EQ(delivery_days(language::fr, 1, 1), "sous 1 jour ouvrable");
    EXPECT_EQ(warranty_words(language::en, 24), "2 years");
    EXPECT_EQ(warranty_words(language::en, 18), "18 months");
}

}
