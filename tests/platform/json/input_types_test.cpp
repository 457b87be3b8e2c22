#include "platform/json/input_types.hpp"

#include <gtest/gtest.h>

namespace foyer {

namespace {

template <class T>
std::string code_of(std::string_view typed) {
    T out{};
    return std::string(T::accept(typed, out).code);
}

}

TEST(input_types, e_mail_addresses_are_checked_and_lowered) {
    email out;
    EXPECT_EQ(email::accept(" Amel.B+shop@Example.DZ ", out).code, "");
    EXPECT_EQ(out.value, "amel.b+shop@example.dz");
    for (const auto* bad :
         {"x", "a@b", "@b.dz", "a@b.", "a@-b.dz", "a b@c.dz", "a@b..dz", "a@b@c.dz", "a@b.d"})
        EXPECT_EQ(code_of<email>(bad), "bad_format") << bad;
    EXPECT_EQ(code_of<email>("  "), "required");
    EXPECT_EQ(code_of<email>("a@" + std::string(260, 'b') + ".dz"), "too_long");
}

TEST(input_types, phones_are_normalised) {
    phone out;
    EXPECT_EQ(phone::accept("+213 (0) 555-12-34-56", out).code, "");
    EXPECT_EQ(out.value, "+213555123456");
    EXPECT_EQ(code_of<phone>("12"), "bad_format");
    EXPECT_EQ(code_of<phone>(""), "required");
}

TEST(input_types, one_line_texts_take_no_line_breaks_and_long_ones_normalise_them) {
    EXPECT_EQ((code_of<text<1, 10>>("a\nb")), "bad_format");
    EXPECT_EQ((code_of<text<2, 10>>("a")), "too_short");
    long_text<0, 10> out;
    EXPECT_EQ(decltype(out)::accept("a\r\nb\rc", out).code, "");
    EXPECT_EQ(out.value, "a\nb\nc");
}

TEST(input_types, amounts_are_exact_and_not_negative) {
    amount out;
    EXPECT_EQ(amount::accept("145000.5", out).code, "");
    EXPECT_EQ(out.value, "145000.50");
    EXPECT_EQ(money(out).units, 14500050);
    EXPECT_EQ(code_of<amount>("-0.01"), "out_of_range");
    EXPECT_EQ(code_of<amount>("1.005"), "bad_format");
    EXPECT_EQ(code_of<amount>("99999999999999"), "out_of_range");
}

TEST(input_types, slugs_are_lower_case_ascii) {
    EXPECT_EQ(code_of<slug>("vanne-3-voies"), "");
    EXPECT_EQ(code_of<slug>("Vanne"), "bad_format");
    EXPECT_EQ(code_of<slug>("../x"), "bad_format");
}

TEST(input_types, left_out_numbers_have_their_default) {
    const or_else<int_between<1, 100>, 24> limit;
    EXPECT_EQ(limit.value, 24);
    EXPECT_FALSE(flag{}.value);
}

}
