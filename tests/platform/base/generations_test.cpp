#include "platform/base/generations.hpp"

#include <gtest/gtest.h>

namespace foyer {
namespace {

TEST(generation, of_a_tag_rises_and_others_stay) {
    const auto products = generations::slot_of("products");
    const auto settings = generations::slot_of("settings");
    const auto before = generations::current(settings);
    const auto old = generations::current(products);
    generations::raise(products);
    EXPECT_EQ(generations::current(products), old + 1);
    EXPECT_EQ(generations::current(settings), before);
}

}
}
