#include "platform/base/assets.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace foyer {
namespace {

TEST(assets, are_found_by_their_path) {
    const auto wilayas = assets::find("data/wilayas.json");
    ASSERT_TRUE(wilayas);
    EXPECT_TRUE(wilayas->starts_with("["));
    EXPECT_FALSE(assets::find("data/wilayas.jso"));
    EXPECT_FALSE(assets::find("zzz"));
    EXPECT_FALSE(assets::find(""));
}

TEST(assets, are_listed_by_prefix_and_sorted) {
    const auto list = assets::list("data/sample/products/");
    EXPECT_GE(list.size(), 6U);
    EXPECT_TRUE(std::ranges::is_sorted(list));
    EXPECT_TRUE(assets::list("nothing/").empty());
}

}
}
