#include "site/addresses.hpp"

#include <gtest/gtest.h>

namespace foyer::site {

TEST(addresses, stand_under_their_language) {
    EXPECT_EQ(home_address(i18n::language::ar), "/ar/");
    EXPECT_EQ(category_address(i18n::language::fr, "chaudieres"), "/fr/c/chaudieres");
    EXPECT_EQ(product_address(i18n::language::en, "pompe-25-60"), "/en/p/pompe-25-60");
}

TEST(addresses, a_query_is_encoded_and_leaves_out_what_is_empty) {
    EXPECT_EQ(
        with_query("/fr/search", {{"q", "vanne 3&4"}, {"sort", ""}, {"page", "2"}}),
        "/fr/search?q=vanne%203%264&page=2"
    );
    EXPECT_EQ(with_query("/fr/cart", {{"notice", ""}}), "/fr/cart");
}

}
