#include "site/specifications.hpp"

#include <gtest/gtest.h>

namespace foyer::site {

TEST(specifications, are_named_and_carry_their_unit) {
    const auto rows = specification_rows(
        i18n::language::fr,
        {R"({"powerKw":24.6,"fuel":"natural_gas","condensing":false,"nothing":1})"}
    );
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].specification_name, "Puissance");
    EXPECT_EQ(rows[0].specification_value, "24,6\u00a0kW");
    EXPECT_EQ(rows[1].specification_value, "Gaz naturel (G20)");
    EXPECT_EQ(rows[2].specification_value, "Non");
}

TEST(specifications, the_first_two_decide) {
    EXPECT_EQ(
        deciding_specifications(
            i18n::language::en, {R"({"powerKw":24,"voltageV":230,"fuel":"lpg"})"}
        ),
        "\u206824\u00a0kW\u2069 · \u2068230\u00a0V\u2069"
    );
    EXPECT_FALSE(deciding_specifications(i18n::language::fr, {"{}"}).has_value());
    EXPECT_FALSE(deciding_specifications(i18n::language::fr, {"[1"}).has_value());
}

}
