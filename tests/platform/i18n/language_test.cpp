#include "platform/i18n/language.hpp"

#include <gtest/gtest.h>

namespace foyer::i18n {

TEST(language, negotiates_the_one_with_the_greatest_weight) {
    EXPECT_EQ(negotiate("ar-DZ,ar;q=0.9,fr;q=0.5"), language::ar);
    EXPECT_EQ(negotiate("fr;q=0.4, en-GB;q=0.8"), language::en);
    EXPECT_EQ(negotiate("de, AR;q=0.2"), language::ar);
    EXPECT_EQ(negotiate("fr;Q=0.4, en;Q=0.8"), language::en);
}

TEST(language, falls_back_to_french) {
    EXPECT_EQ(negotiate(""), language::fr);
    EXPECT_EQ(negotiate("de-DE,tr;q=0.3"), language::fr);
    EXPECT_EQ(negotiate(";;;,=q"), language::fr);
    EXPECT_EQ(negotiate("en;q=0"), language::fr);
}

TEST(language, of_equal_weights_the_first_wins) { EXPECT_EQ(negotiate("en,ar"), language::en); }

TEST(language, knows_exactly_its_three_codes) {
    EXPECT_EQ(parse_language("ar"), language::ar);
    EXPECT_FALSE(parse_language("AR").has_value());
    EXPECT_FALSE(parse_language("").has_value());
}

}
