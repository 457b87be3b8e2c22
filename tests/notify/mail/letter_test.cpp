#include "notify/mail/letter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::notify {
namespace {

using testing::HasSubstr;
using testing::Not;

letter full() {
    return {
        .language = i18n::language::fr,
        .heading = "Titre",
        .paragraphs = {"Premier", "Second"},
        .facts = {{"Nom", "Amine"}, {"Tél", "0555 12 34 56", "+213555123456"}},
        .lines = {{"Circulateur", "CIR-25", "2 × 4 500 DA", "9 000 DA"}},
        .totals = {{"Livraison", "600 DA"}},
        .grand_total = letter_total{"Total", "9 600 DA"},
        .contained_tax = "dont TVA 1 532 DA",
        .link = letter_link{"Suivre", "https://foyer.example/fr/suivi?a=1&b=2"},
        .closing = {"Foyer", "Alger"}
    };
}

TEST(letter, shows_everything_in_both_forms) {
    for (const auto& form : {letter_text(full()), letter_html(full())})
        for (const auto* text :
             {"Titre", "Premier", "Second", "Nom", "Amine", "Tél", "0555 12 34 56", "Circulateur",
              "CIR-25", "2 × 4 500 DA", "9 000 DA", "Livraison", "600 DA", "Total", "9 600 DA",
              "dont TVA 1 532 DA", "Suivre", "https://foyer.example/fr/suivi?a=1", "Alger"})
            EXPECT_THAT(form, HasSubstr(text));
}

TEST(letter, lets_the_reader_call) {
    EXPECT_THAT(letter_html(full()), HasSubstr(R"(href="tel:+213555123456")"));
}

TEST(letter, reads_from_right_to_left_in_arabic) {
    auto l = full();
    l.language = i18n::language::ar;
    EXPECT_THAT(letter_html(l), HasSubstr(R"(<html lang="ar" dir="rtl">)"));
    EXPECT_THAT(letter_text(l), HasSubstr("\u2068Amine\u2069"));
}

TEST(letter, shows_markup_that_somebody_typed_as_text) {
    auto l = full();
    l.facts[0].value = "<img src=x onerror=alert(1)>";
    l.facts[1].call = "\" onclick=\"x";
    l.link->url = "javascript:alert(1)";
    const auto html = letter_html(l);
    EXPECT_THAT(html, HasSubstr("&lt;img src=x"));
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, Not(HasSubstr("\" onclick=")));
    EXPECT_THAT(html, Not(HasSubstr("javascript:")));
}

TEST(letter, leaves_out_what_is_empty) {
    const letter l{.language = i18n::language::en, .heading = "Title", .paragraphs = {"Text"}};
    EXPECT_EQ(letter_text(l), "Title\r\n\r\nText\r\n\r\n");
    EXPECT_THAT(letter_html(l), Not(HasSubstr("<a ")));
}

}
}
