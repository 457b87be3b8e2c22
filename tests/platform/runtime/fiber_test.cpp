#include "platform/runtime/fiber.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <memory>
#include <string>
#include <vector>

namespace foyer::runtime {

namespace {

TEST(fiber, goes_on_where_it_stopped) {
    stack_cache stacks(64 * 1024, 4);
    std::string order;
    fiber* self = nullptr;
    fiber one(stacks, [&] {
        order += "b";
        self->suspend();
        order += "d";
    });
    self = &one;
    order += "a";
    EXPECT_FALSE(one.resume());
    order += "c";
    EXPECT_TRUE(one.resume());
    EXPECT_EQ(order, "abcd");
}

TEST(fiber, many_take_turns_each_with_its_own_stack) {
    stack_cache stacks(64 * 1024, 4);
    std::vector<std::unique_ptr<fiber>> all;
    std::vector<int> sums(50);
    for (int i = 0; i < 50; ++i) {
        all.push_back(std::make_unique<fiber>(stacks, [&, i] {
            int mine = 0;
            for (int turn = 0; turn < 10; ++turn) {
                mine += i;
                all[static_cast<std::size_t>(i)]->suspend();
            }
            sums[static_cast<std::size_t>(i)] = mine;
        }));
    }
    for (int turn = 0; turn < 10; ++turn) {
        for (auto& one : all) EXPECT_FALSE(one->resume());
    }
    for (auto& one : all) EXPECT_TRUE(one->resume());
    for (int i = 0; i < 50; ++i) EXPECT_EQ(sums[static_cast<std::size_t>(i)], 10 * i);
}

TEST(fiber, may_be_dropped_before_it_started) {
    stack_cache stacks(64 * 1024, 4);
    fiber one(stacks, [] { FAIL(); });
}

TEST(fiber_death, dropped_half_way_is_a_bug) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            stack_cache stacks(64 * 1024, 4);
            fiber* self = nullptr;
            fiber one(stacks, [&] { self->suspend(); });
            self = &one;
            one.resume();
        },
        testing::KilledBySignal(SIGABRT), ""
    );
}

#ifndef FOYER_THREAD_FIBERS

TEST(fiber, keeps_stacks_for_the_next_one_up_to_the_bound) {
    stack_cache stacks(64 * 1024, 2);
    std::vector<std::unique_ptr<fiber>> all;
    for (int i = 0; i < 5; ++i) {
        all.push_back(std::make_unique<fiber>(stacks, [&, i] {
            all[static_cast<std::size_t>(i)]->suspend();
        }));
        all.back()->resume();
    }
    EXPECT_EQ(stacks.cached(), 0U);
    for (auto& one : all) one->resume();
    EXPECT_EQ(stacks.cached(), 2U);
    fiber next(stacks, [] {});
    next.resume();
    EXPECT_EQ(stacks.cached(), 2U);
}

// Touches a little stack at each level, so that the end is found page by page.
int fall(int depth) {
    volatile char page[512] = {};
    page[0] = static_cast<char>(depth);
    return depth == 0 ? 0 : fall(depth - 1) + page[0];
}

TEST(fiber_death, running_over_the_stack_is_a_crash) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    stack_cache stacks(64 * 1024, 4);
    fiber enough(stacks, [] { EXPECT_NE(fall(40), -1); });
    enough.resume();
    EXPECT_EXIT(
        {
            fiber one(stacks, [] { fall(1000); });
            one.resume();
        },
        testing::KilledBySignal(SIGSEGV), ""
    );
}

#endif

}

}
