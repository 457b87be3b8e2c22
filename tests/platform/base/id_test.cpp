#include "platform/base/id.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <vector>

namespace foyer {
namespace {

TEST(id, is_a_cuid_of_25_characters) {
    const auto id = new_cuid();
    EXPECT_EQ(id.size(), 25U);
    EXPECT_EQ(id.front(), 'c');
    EXPECT_EQ(id.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz"), std::string::npos);
}

TEST(id, made_later_sorts_later) {
    auto previous = new_cuid();
    for (int i = 0; i < 10'000; ++i) {
        auto next = new_cuid();
        ASSERT_LT(previous, next);
        previous = std::move(next);
    }
}

TEST(id, is_unique_across_threads) {
    std::vector<std::vector<std::string>> made(4);
    {
        std::vector<std::jthread> threads;
        for (auto& list : made)
            threads.emplace_back([&list] {
                for (int i = 0; i < 5'000; ++i) list.push_back(new_cuid());
            });
    }
    std::set<std::string> all;
    for (const auto& list : made) all.insert(list.begin(), list.end());
    EXPECT_EQ(all.size(), 20'000U);
}

}
}
