#include "platform/runtime/await.hpp"
#include "running.hpp"

#include <optional>
#include <set>
#include <string>

namespace foyer::runtime {

namespace {

using namespace std::chrono_literals;

TEST(cores, each_runs_its_fibers_under_its_own_number) {
    cores three({.cores = 3});
    std::atomic<int> right{0};
    for (int c = 0; c < 3; ++c) {
        three.spawn(c, [&, c] {
            sleep_for(1ms);
            if (core_index() == c) ++right;
        });
    }
    ASSERT_TRUE(three.stop(10s));
    EXPECT_EQ(right, 3);
}

TEST(cores, stopping_waits_for_every_fiber) {
    std::optional<waker> held;
    std::promise<void> asleep;
    int ended = 0;
    cores one({});
    one.spawn(0, [&] {
        await([&](const waker& done) {
            held = done;
            asleep.set_value();
        });
        ++ended;
    });
    asleep.get_future().wait();
    EXPECT_FALSE(one.stop(1ms));
    EXPECT_FALSE(one.spawn(0, [] {}));
    held->wake();
    EXPECT_TRUE(one.stop(10s));
    EXPECT_EQ(ended, 1);
    EXPECT_EQ(one.counters(0).fibers_alive, 0U);
    EXPECT_EQ(one.counters(0).fibers_refused, 1U);
}

TEST(cores, stopping_ends_sleep_early_so_that_endless_fibers_can_leave) {
    cores one({});
    std::promise<void> started;
    one.spawn(0, [&] {
        started.set_value();
        while (!stopping()) sleep_for(1h);
    });
    started.get_future().wait();
    EXPECT_TRUE(one.stop(10s));
}

TEST(cores, too_many_fibers_are_refused) {
    cores one({.max_fibers = 2});
    std::vector<waker> held;
    std::promise<void> asleep;
    const auto hold = [&] {
        await([&](const waker& done) {
            held.push_back(done);
            if (held.size() == 2) asleep.set_value();
        });
    };
    EXPECT_TRUE(one.spawn(0, hold));
    EXPECT_TRUE(one.spawn(0, hold));
    asleep.get_future().wait();
    EXPECT_FALSE(one.spawn(0, hold));
    EXPECT_EQ(one.counters(0).fibers_refused, 1U);
    for (const auto& w : held) w.wake();
    EXPECT_TRUE(one.stop(10s));
    EXPECT_EQ(one.counters(0).fibers_started, 2U);
}

TEST(cores, a_fiber_spawned_by_the_loop_starts_at_once_and_by_a_fiber_soon) {
    cores one({});
    std::string order;
    std::promise<void> done;
    one.post(0, [&] {
        EXPECT_FALSE(in_fiber());
        one.spawn(0, [&] {
            order += "a";
            one.spawn(0, [&] {
                order += "d";
                done.set_value();
            });
            order += "b";
        });
        order += "c";
    });
    done.get_future().wait();
    EXPECT_EQ(order, "abcd");
    EXPECT_TRUE(one.stop(10s));
}

TEST(cores, short_fibers_one_after_the_other_share_a_few_stacks) {
    cores one({});
    for (int i = 0; i < 1000; ++i) {
        std::promise<void> done;
        ASSERT_TRUE(one.spawn(0, [&] { done.set_value(); }));
        done.get_future().wait();
    }
    EXPECT_LE(one.counters(0).stacks_cached, 3U);
    EXPECT_EQ(one.counters(0).fibers_started, 1000U);
}

}

}
