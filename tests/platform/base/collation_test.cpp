#include "platform/base/collation.hpp"

#include <gtest/gtest.h>

namespace foyer {

TEST(sort_key, puts_accented_letters_beside_their_base_letter) {
    EXPECT_LT(sort_key("Douille", "fr"), sort_key("Évent", "fr"));
    EXPECT_LT(sort_key("Évent", "fr"), sort_key("Flexible", "fr"));
    EXPECT_LT(sort_key("evier", "fr"), sort_key("Évier inox", "fr"));
    EXPECT_LT(sort_key("coude", "fr"), sort_key("Douille", "fr"));
}

TEST(sort_key, puts_arabic_before_latin_in_arabic_only) {
    EXPECT_LT(sort_key("مضخة", "ar"), sort_key("Pompe", "ar"));
    EXPECT_LT(sort_key("Pompe", "fr"), sort_key("مضخة", "fr"));
    EXPECT_LT(sort_key("أنبوب", "ar"), sort_key("بطارية", "ar"));
}

TEST(sort_key, of_a_long_name_is_cut_and_never_empty) {
    EXPECT_EQ(sort_key(std::string(5000, 'x'), "fr").size(), 192U);
    EXPECT_FALSE(sort_key("x", "fr").empty());
}

}
