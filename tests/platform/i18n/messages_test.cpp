#include "platform/i18n/messages.hpp"

#include "platform/base/assets.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <unicode/msgfmt.h>

namespace foyer::i18n {

TEST(messages, every_text_of_every_language_is_a_valid_pattern) {
    for (const auto lang : all_languages) {
        const auto bytes = assets::find("messages/" + std::string(code(lang)) + ".json");
        ASSERT_TRUE(bytes.has_value());
        const auto words = boost::json::parse({bytes->data(), bytes->size()});
        for (const auto& entry : words.as_object()) {
            const auto& pattern = entry.value().as_string();
            UErrorCode status = U_ZERO_ERROR;
            icu::MessageFormat parsed(
                icu::UnicodeString::fromUTF8(pattern.c_str()), icu::Locale("fr_DZ"), status
            );
            EXPECT_TRUE(U_SUCCESS(status)) << code(lang) << " " << entry.key();
        }
    }
}

TEST(messages, count_in_the_plural_forms_of_the_language) {
    const auto size = [](language lang, std::int64_t products, std::int64_t brands) {
        return text(lang, "home.catalogue_size"_msg, {{"products", products}, {"brands", brands}});
    };
    EXPECT_EQ(size(language::fr, 1, 1), "1 produit de 1 marque au catalogue");
    EXPECT_EQ(size(language::fr, 96, 22), "96 produits de 22 marques au catalogue");
    EXPECT_EQ(size(language::ar, 1, 2), "منتج واحد من علامتين في الدليل");
    EXPECT_EQ(size(language::ar, 96, 22), "96 منتجًا من 22 علامةً في الدليل");
    EXPECT_EQ(size(language::ar, 105, 3), "105 منتجات من 3 علامات في الدليل");
    EXPECT_EQ(
        text(language::ar, "delivery.days_range"_msg, {{"min", 2}, {"max", 14}}),
        "خلال 2 إلى 14 يوم عمل"
    );
}

TEST(messages, are_found_by_key_in_each_language) {
    EXPECT_EQ(text(language::fr, "layout.cart"_msg), "Panier");
    EXPECT_EQ(text(language::ar, "layout.cart"_msg), "السلة");
    EXPECT_EQ(text(language::en, "layout.cart"_msg), "Cart");
    EXPECT_FALSE(find_text(language::fr, "layout.nothing").has_value());
}

}
