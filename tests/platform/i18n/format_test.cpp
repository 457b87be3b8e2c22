#include "platform/i18n/format.hpp"

#include <gtest/gtest.h>

namespace foyer::i18n {

namespace {

constexpr money whole{14500000};
// 26 November 2026, 23:30 UTC: already the 27th in Algiers.
const timestamp late_evening = *parse_timestamp("2026-11-26T23:30:00Z");

}

TEST(format, writes_prices_with_no_break_spaces_and_western_digits) {
    EXPECT_EQ(format_money(language::fr, whole), "145\u00a0000\u00a0DA");
    EXPECT_EQ(format_money(language::ar, whole), "145\u00a0000\u00a0د.ج");
    EXPECT_EQ(format_money(language::en, whole), "145\u00a0000\u00a0DA");
}

TEST(format, shows_centimes_only_when_there_are_some) {
    EXPECT_EQ(format_money(language::fr, {123450}), "1\u00a0234,50\u00a0DA");
    EXPECT_EQ(format_money(language::en, {123405}), "1\u00a0234.05\u00a0DA");
    EXPECT_EQ(format_money(language::fr, {-50}), "-0,50\u00a0DA");
    EXPECT_EQ(format_money(language::fr, {0}), "0\u00a0DA");
}

TEST(format, groups_integers_by_three) {
    EXPECT_EQ(format_integer(999), "999");
    EXPECT_EQ(format_integer(1000), "1\u00a0000");
    EXPECT_EQ(format_integer(-1234567), "-1\u00a0234\u00a0567");
}

TEST(format, drops_superfluous_zeros_of_decimals) {
    EXPECT_EQ(format_decimal(language::fr, 2400, 2), "24");
    EXPECT_EQ(format_decimal(language::fr, 2450, 2), "24,5");
    EXPECT_EQ(format_decimal(language::en, -5, 2), "-0.05");
}

TEST(format, dates_are_those_of_algiers) {
    EXPECT_EQ(format_date(language::fr, late_evening), "27 novembre 2026");
    EXPECT_EQ(format_day(language::fr, late_evening), "vendredi 27 novembre");
    EXPECT_EQ(format_date_time(language::en, late_evening), "27 November 2026, 00:30");
}

TEST(format, french_writes_the_first_of_a_month_as_an_ordinal) {
    const auto first = *parse_timestamp("2026-12-01T10:00:00Z");
    EXPECT_EQ(format_date(language::fr, first), "1er décembre 2026");
    EXPECT_EQ(format_day(language::fr, first), "mardi 1er décembre");
    EXPECT_EQ(format_date_time(language::fr, first), "1er décembre 2026 à 11:00");
    EXPECT_EQ(format_date(language::en, first), "1 December 2026");
    EXPECT_EQ(
        format_date(language::fr, *parse_timestamp("2026-12-21T10:00:00Z")), "21 décembre 2026"
    );
}

TEST(format, arabic_dates_have_western_digits_and_the_month_names_of_algeria) {
    EXPECT_EQ(format_date(language::ar, late_evening), "27 نوفمبر 2026");
    EXPECT_EQ(format_date(language::ar, *parse_timestamp("2026-01-05T10:00:00Z")), "5 جانفي 2026");
}

TEST(format, shows_phones_as_people_read_them) {
    EXPECT_EQ(format_phone("+213555123456"), "0555\u00a012\u00a034\u00a056");
    EXPECT_EQ(format_phone("+21323456789"), "023\u00a045\u00a067\u00a089");
    EXPECT_EQ(format_phone("+33123456789"), "+33123456789");
}

}
