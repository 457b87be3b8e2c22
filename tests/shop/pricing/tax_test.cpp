#include "shop/pricing/tax.hpp"

#include <gtest/gtest.h>

namespace foyer::pricing {
namespace {

constexpr percent normal{1900};
constexpr percent reduced{900};

TEST(tax, is_contained_in_the_price_and_rounds_the_net_amount_half_up) {
    EXPECT_EQ(tax_contained({11900}, normal).units, 1900);
    EXPECT_EQ(tax_contained({1}, normal).units, 0);
    EXPECT_EQ(tax_contained({100}, normal).units, 16);
    EXPECT_EQ(tax_contained({14500000}, normal).units, 2315126);
    EXPECT_EQ(tax_contained({10000}, percent{0}).units, 0);
}

TEST(tax, of_the_largest_amounts_does_not_overflow) {
    EXPECT_EQ(tax_contained({99'999'999'999'999}, normal).units, 15'966'386'554'622);
}

TEST(tax, spread_over_lines_adds_up_to_the_tax_of_their_sum) {
    const taxed_amount lines[] = {{{100}, normal}, {{100}, normal}, {{100}, normal}};
    const auto taxes = spread_tax(lines);
    EXPECT_EQ(taxes[0].units + taxes[1].units + taxes[2].units, tax_contained({300}, normal).units);
    EXPECT_EQ(taxes[0].units, 16);
    EXPECT_EQ(taxes[2].units, 16);
}

TEST(tax, missing_centimes_go_to_the_largest_remainders) {
    const taxed_amount lines[] = {{{333}, normal}, {{667}, normal}, {{501}, normal}};
    const auto taxes = spread_tax(lines);
    EXPECT_EQ(taxes[0].units, 53);
    EXPECT_EQ(taxes[1].units, 107);
    EXPECT_EQ(taxes[2].units, 80);
}

TEST(tax, of_two_rates_is_spread_within_each_rate) {
    const taxed_amount lines[] = {{{11900}, normal}, {{10900}, reduced}, {{11900}, normal}};
    const auto taxes = spread_tax(lines);
    EXPECT_EQ(taxes[0].units, 1900);
    EXPECT_EQ(taxes[1].units, 900);
    EXPECT_EQ(taxes[2].units, 1900);
}

TEST(tax, of_free_things_is_nothing) {
    const taxed_amount lines[] = {{{0}, normal}};
    EXPECT_EQ(spread_tax(lines)[0].units, 0);
    EXPECT_TRUE(spread_tax({}).empty());
}

}
}
