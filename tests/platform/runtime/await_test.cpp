#include "platform/runtime/await.hpp"

#include "running.hpp"

#include <csignal>
#include <optional>
#include <stdexcept>
#include <thread>

namespace foyer::runtime {

namespace {

TEST(await, a_wake_before_the_sleep_is_not_lost) {
    running r;
    int steps = 0;
    r.in_fiber([&] {
        await([&](const waker& done) {
            done.wake();
            ++steps;
        });
        ++steps;
    });
    EXPECT_EQ(steps, 2);
}

TEST(await, a_wake_from_another_thread_comes_back_on_the_fibers_own) {
    running r;
    std::thread other;
    r.in_fiber([&] {
        ASSERT_EQ(core_index(), 0);
        const auto home = std::this_thread::get_id();
        await([&](const waker& done) { other = std::thread([done] { done.wake(); }); });
        EXPECT_EQ(std::this_thread::get_id(), home);
        EXPECT_TRUE(in_fiber());
        EXPECT_EQ(core_index(), 0);
    });
    other.join();
}

TEST(await, a_second_wake_does_nothing) {
    running r;
    int turns = 0;
    r.in_fiber([&] {
        std::optional<waker> first;
        await([&](const waker& done) {
            first = done;
            done.wake();
        });
        await([&](const waker& done) {
            first->wake();
            ++turns;
            done.wake();
        });
    });
    EXPECT_EQ(turns, 1);
}

TEST(await, who_yields_goes_on_when_those_that_were_ready_have_run) {
    running r;
    std::vector<int> order;
    r.in_fiber([&] {
        for (int i = 0; i < 2; ++i) ASSERT_TRUE(r.all.spawn(0, [&, i] { order.push_back(i); }));
        yield();
        order.push_back(2);
    });
    EXPECT_EQ(order, std::vector({0, 1, 2}));
}

TEST(await, what_starts_the_wait_may_throw) {
    running r;
    bool caught = false;
    r.in_fiber([&] {
        std::optional<waker> late;
        try {
            await([&](const waker& done) {
                late = done;
                throw std::runtime_error("cannot start");
            });
        } catch (const std::runtime_error&) {
            caught = true;
        }
        late->wake();
        sleep_for(std::chrono::milliseconds(0));
    });
    EXPECT_TRUE(caught);
}

TEST(await, fibers_of_a_core_wait_side_by_side) {
    running r;
    std::vector<std::function<void()>> works;
    std::vector<waker> asleep;
    for (int i = 0; i < 99; ++i) {
        works.push_back([&] { await([&](const waker& done) { asleep.push_back(done); }); });
    }
    works.push_back([&] {
        while (asleep.size() < 99) sleep_for(std::chrono::milliseconds(1));
        for (const auto& one : asleep) one.wake();
    });
    r.in_fibers(works);
    EXPECT_GE(r.all.counters(0).fibers_high_water, 100U);
}

TEST(await, blocks_outside_a_fiber) {
    EXPECT_FALSE(in_fiber());
    EXPECT_EQ(core_index(), -1);
    std::thread other;
    int seen = 0;
    await([&](const waker& done) {
        other = std::thread([done, &seen] {
            seen = 1;
            done.wake();
        });
    });
    EXPECT_EQ(seen, 1);
    other.join();
}

TEST(await, sleeps_at_least_as_long_as_asked_inside_and_outside) {
    running r;
    const auto wait_ten = [] {
        const auto start = std::chrono::steady_clock::now();
        sleep_for(std::chrono::milliseconds(10));
        EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(10));
    };
    r.in_fiber(wait_ten);
    wait_ten();
}

TEST(await_death, a_loop_that_waits_is_a_bug) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            cores one({});
            one.post(0, [] { await([](const waker& done) { done.wake(); }); });
            one.stop(std::chrono::seconds(10));
        },
        testing::KilledBySignal(SIGABRT), ""
    );
}

}

}
