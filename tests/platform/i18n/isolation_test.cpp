#include "platform/i18n/isolation.hpp"

#include <gtest/gtest.h>

namespace foyer::i18n {

namespace {

std::string isolate(std::string_view figure) { return "\u2066" + std::string(figure) + "\u2069"; }

}

TEST(isolation, keeps_the_order_of_digit_groups_after_arabic_letters) {
    for (const auto* figure :
         {"0555 12 34 56", "+213 555 12 34 56", "18-05", "15\u201355", "16 × 2", "500x800",
          "16x1/2", "2\u00a0×\u00a04\u00a0500"})
        EXPECT_EQ(
            isolate_figures("مثل " + std::string(figure) + "."), "مثل " + isolate(figure) + "."
        );
}

TEST(isolation, leaves_figures_alone_that_are_not_turned_round) {
    for (const auto* text :
         {"27 نوفمبر 2026", "145\u00a0000\u00a0د.ج", "1,5 بار", "8:00 - 18:00", "مضخة UPS2 15-5",
          "https://foyer.example/ar/p/ups-15-50", "الهاتف: \u20680555 12 34 56\u2069", "x-1", "+"})
        EXPECT_EQ(isolate_figures(text), text);
}

TEST(isolation, reaches_the_text_of_a_page_but_no_tag_script_or_field) {
    EXPECT_EQ(
        isolate_figures_in_html(
            "<title>مضخة 15-5</title><a href=\"/p/15-5\">مضخة 15-5</a><textarea>قانون "
            "18-05</textarea><script>\"قانون 18-05\"</script>قانون 18-05"
        ),
        "<title>مضخة 15-5</title><a href=\"/p/15-5\">مضخة " + isolate("15-5") +
            "</a><textarea>قانون 18-05</textarea><script>\"قانون 18-05\"</script>قانون " +
            isolate("18-05")
    );
}

TEST(isolation, copies_broken_html_and_text_unchanged) {
    for (const auto* text : {"", "<", "<script>1-2", "a < b", "\xff", "<p", "\xd8"})
        EXPECT_EQ(isolate_figures_in_html(text), text);
}

}
