#include "shop/pricing/totals.hpp"

#include <gtest/gtest.h>

namespace foyer::pricing {
namespace {

constexpr percent normal_rate{1900};
constexpr delivery_terms to_algiers{{40000}, normal_rate, {5000000}};

TEST(stamp_duty, follows_the_brackets_of_the_whole_sum) {
    EXPECT_EQ(stamp_duty({300'00}).units, 0);
    EXPECT_EQ(stamp_duty({301'00}).units, 5'00);
    EXPECT_EQ(stamp_duty({10'000'00}).units, 100'00);
    EXPECT_EQ(stamp_duty({30'000'00}).units, 300'00);
    EXPECT_EQ(stamp_duty({30'001'00}).units, 451'50);
    EXPECT_EQ(stamp_duty({31'010'00}).units, 466'50);
    EXPECT_EQ(stamp_duty({100'000'00}).units, 1'500'00);
    EXPECT_EQ(stamp_duty({100'001'00}).units, 2'002'00);
    EXPECT_EQ(stamp_duty({950'000'00}).units, 19'000'00);
}

TEST(totals, of_an_empty_basket_are_zero_without_delivery) {
    const auto t = compute_totals({}, to_algiers, stamp_duty_mode::added);
    EXPECT_EQ(t.total.units, 0);
    EXPECT_EQ(t.shipping.units, 0);
}

TEST(totals, add_delivery_below_the_free_threshold) {
    const priced_line lines[] = {{{2'450'000}, 1, normal_rate}};
    const auto t = compute_totals(lines, to_algiers, stamp_duty_mode::included);
    EXPECT_EQ(t.subtotal.units, 2'450'000);
    EXPECT_EQ(t.shipping.units, 40'000);
    EXPECT_EQ(t.total.units, 2'490'000);
    EXPECT_EQ(t.stamp_duty.units, 0);
    EXPECT_EQ(t.tax.units, 397'563);
}

TEST(totals, deliver_free_from_the_threshold_on) {
    const priced_line lines[] = {{{2'500'000}, 2, normal_rate}};
    EXPECT_EQ(compute_totals(lines, to_algiers, stamp_duty_mode::off).shipping.units, 0);
}

TEST(totals, add_stamp_duty_only_when_the_shop_says_so) {
    const priced_line lines[] = {{{960'000}, 1, normal_rate}};
    const auto t = compute_totals(lines, to_algiers, stamp_duty_mode::added);
    EXPECT_EQ(t.stamp_duty.units, 10'000);
    EXPECT_EQ(t.total.units, 1'010'000);
}

TEST(totals, lines_and_delivery_share_the_tax_without_losing_a_centime) {
    const priced_line lines[] = {
        {{333}, 1, normal_rate}, {{667}, 3, normal_rate}, {{1}, 7, percent{900}}
    };
    const auto t = compute_totals(lines, {{1}, normal_rate, {}}, stamp_duty_mode::off);
    money sum;
    for (const auto tax : t.line_tax) sum += tax;
    EXPECT_EQ(t.line_tax.size(), 3U);
    EXPECT_LE(t.tax.units - sum.units, 1);
    EXPECT_GE(t.tax.units, sum.units);
}

TEST(totals, the_sale_price_is_the_price_in_force) {
    EXPECT_EQ(price_in_force({100}, std::nullopt).units, 100);
    EXPECT_EQ(price_in_force({100}, money{80}).units, 80);
}

}
}
