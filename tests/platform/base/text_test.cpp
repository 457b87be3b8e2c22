#include "platform/base/text.hpp"

#include <gtest/gtest.h>

namespace foyer {
namespace {

TEST(folding, makes_accents_and_case_equal) {
    EXPECT_EQ(fold("Chaudière À Gaz"), "chaudiere a gaz");
    EXPECT_EQ(fold("  Pièce \t  détachée "), "piece detachee");
    EXPECT_EQ(fold("cœur"), "coeur");
    EXPECT_EQ(fold("ϲοφία"), fold("σοφία")); // the lunate sigma
}

TEST(folding, makes_arabic_variants_equal) {
    EXPECT_EQ(fold("إطفاء"), fold("اطفاء"));
    EXPECT_EQ(fold("مضخة"), fold("مضخه"));
    EXPECT_EQ(fold("مُضَخَّة"), fold("مضخة"));
    EXPECT_EQ(fold("مضــخة"), fold("مضخة"));
    EXPECT_EQ(fold("على"), fold("علي"));
    EXPECT_EQ(fold("٢٤"), "24");
}

TEST(folding, of_broken_bytes_does_not_fail) { EXPECT_NO_THROW(fold("\xff\xfe")); }

TEST(clean_text, has_no_control_characters_and_is_valid) {
    EXPECT_TRUE(is_clean_text("rue Didouche\nétage 2"));
    EXPECT_FALSE(is_clean_text(std::string_view("a\0b", 3)));
    EXPECT_FALSE(is_clean_text("\x1b[31m"));
    EXPECT_FALSE(is_clean_text("\xc3\x28"));
    EXPECT_FALSE(is_clean_text("\u202E0001 :latot"));
    EXPECT_FALSE(is_clean_text("\u009b31m"));
    EXPECT_TRUE(is_clean_text("\u200Fمضخة"));
}

TEST(clean_text, is_counted_in_characters) {
    EXPECT_EQ(character_count("مضخة"), 4U);
    EXPECT_EQ(trim("  a b \n"), "a b");
    EXPECT_EQ(trim(" \t"), "");
}

TEST(slug, keeps_letters_and_digits) {
    EXPECT_EQ(slug_of("Vanne 3 voies – laiton"), "vanne-3-voies-laiton");
    EXPECT_EQ(slug_of("--"), "");
}

TEST(phone, is_one_number_however_it_is_typed) {
    for (const auto* typed :
         {"0555123456", "0555 12 34 56", "+213555123456", "00213 555 123 456",
          "+213(0)555-12-34-56", "0555.12.34.56", "٠٥٥٥١٢٣٤٥٦"})
        EXPECT_EQ(normalise_phone(typed), "+213555123456") << typed;
    EXPECT_EQ(normalise_phone("021 23 45 67"), "+21321234567");
}

TEST(phone, that_is_not_algerian_or_too_short_is_refused) {
    for (const auto* typed :
         {"", "0555", "0155123456", "+33612345678", "05551234567", "abc", "0555-12-34-5x", "+", "00"
         })
        EXPECT_FALSE(normalise_phone(typed)) << typed;
}

}
}
