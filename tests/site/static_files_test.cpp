#include "site/static_files.hpp"

#include <gtest/gtest.h>

namespace foyer::site {

TEST(static_files, joins_the_style_sheet_and_the_script) {
    const auto style = find_static("site.css");
    ASSERT_TRUE(style.has_value());
    EXPECT_EQ(style->content_type, "text/css; charset=utf-8");
    EXPECT_NE(style->content.find("--action"), std::string_view::npos);
    EXPECT_NE(style->content.find("@media print"), std::string_view::npos);
    ASSERT_TRUE(find_static("site.js").has_value());
}

TEST(static_files, an_address_carries_the_hash_of_the_content) {
    const auto icon = find_static("icons.svg");
    ASSERT_TRUE(icon.has_value());
    EXPECT_EQ(static_url("icons.svg"), "/static/icons.svg?v=" + std::string(icon->hash));
    EXPECT_EQ(icon->hash.size(), 16u);
}

TEST(static_files, parts_and_unknown_files_have_no_address_of_their_own) {
    EXPECT_FALSE(find_static("css/tokens.css").has_value());
    EXPECT_FALSE(find_static("../messages/fr.json").has_value());
    EXPECT_FALSE(find_static("").has_value());
    EXPECT_EQ(static_url("pictures/nothing.svg"), "/static/pictures/nothing.svg");
}

TEST(static_files, the_first_load_stays_small) {
    const auto style = find_static("site.css")->content.size();
    const auto script = find_static("site.js")->content.size();
    EXPECT_LT(style + script + find_static("icons.svg")->content.size(), 64u * 1024);
}

}
