#include "platform/base/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace foyer {
namespace {

TEST(decimal, is_written_with_all_its_digits) {
    EXPECT_EQ(to_text(money{14500000}), "145000.00");
    EXPECT_EQ(to_text(money{-5}), "-0.05");
    EXPECT_EQ(to_text(decimal<3>{31500}), "31.500");
    EXPECT_EQ(to_text(decimal<0>{7}), "7");
    EXPECT_EQ(to_text(std::numeric_limits<std::int64_t>::min(), 2), "-92233720368547758.08");
}

TEST(decimal, is_read_exactly) {
    EXPECT_EQ(parse_decimal<2>("145000")->units, 14500000);
    EXPECT_EQ(parse_decimal<2>("145000.5")->units, 14500050);
    EXPECT_EQ(parse_decimal<2>("-3.25")->units, -325);
    EXPECT_EQ(parse_decimal<2>("1.5000")->units, 150);
}

TEST(decimal, refuses_what_it_cannot_hold_exactly) {
    for (const auto* text :
         {"", ".", "1.", ".5", "1.005", "1e3", "12 000", "+1", "--1", "1,5", "99999999999999999999"
         })
        EXPECT_FALSE(parse_decimal<2>(text)) << text;
}

}
}
