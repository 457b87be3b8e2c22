#include "site/render.hpp"

#include <gtest/gtest.h>

namespace foyer::site {

namespace {

layout_view arabic_layout() {
    layout_view layout;
    layout.language = "ar";
    layout.direction = "rtl";
    layout.page_title = "a & b";
    layout.phone_number = "+21323000000";
    layout.search_text = R"("><script>)";
    return layout;
}

bool holds(const std::string& html, std::string_view text) {
    return html.find(text) != std::string::npos;
}

}

TEST(render, a_page_says_its_language_and_direction) {
    const auto html = render_cart(arabic_layout(), {});
    EXPECT_TRUE(holds(html, R"(<html lang="ar" dir="rtl">)"));
    EXPECT_TRUE(holds(html, "سلتك"));
    EXPECT_TRUE(holds(html, R"(href="tel:+21323000000")"));
}

TEST(render, an_arabic_page_keeps_the_order_of_digit_groups) {
    product_view product;
    product.name = "مضخة 15-5";
    EXPECT_TRUE(holds(render_product(arabic_layout(), product), "مضخة \u206615-5\u2069"));
    auto french = arabic_layout();
    french.language = "fr";
    EXPECT_FALSE(holds(render_product(french, product), "\u2066"));
}

TEST(render, what_people_typed_is_escaped) {
    const auto html = render_cart(arabic_layout(), {});
    EXPECT_FALSE(holds(html, R"("><script>)"));
    EXPECT_TRUE(holds(html, "&quot;&gt;&lt;script&gt;"));
    EXPECT_TRUE(holds(html, "<title>a &amp; b</title>"));
}

TEST(render, an_address_that_is_no_web_address_leads_nowhere) {
    cart_view cart;
    cart.suggestions = {{"x", "javascript:alert(1)", false}};
    EXPECT_FALSE(holds(render_cart(arabic_layout(), cart), "javascript:"));
}

TEST(render, structured_data_is_printed_as_our_serializer_wrote_it) {
    auto layout = arabic_layout();
    layout.structured_data = R"({"name":"\u003cb"})";
    EXPECT_TRUE(holds(
        render_error(layout, {}),
        R"(<script type="application/ld+json">{"name":"\u003cb"}</script>)"
    ));
}

TEST(render, a_field_with_a_fault_is_described_by_it) {
    checkout_view checkout;
    checkout.phone_field = {"12", "Trop court"};
    checkout.faults = {{"Trop court", "#phone"}};
    const auto html = render_checkout(arabic_layout(), checkout);
    EXPECT_TRUE(holds(html, R"(id="phone-fault")"));
    EXPECT_TRUE(holds(html, R"(aria-describedby="phone-fault phone-hint")"));
    EXPECT_TRUE(holds(html, R"(href="#phone")"));
    EXPECT_FALSE(holds(html, R"(id="street-fault")"));
}

}
