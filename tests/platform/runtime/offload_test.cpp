#include "platform/runtime/offload.hpp"

#include "running.hpp"

#include <stdexcept>
#include <sys/resource.h>
#include <thread>

namespace foyer::runtime {

namespace {

using namespace std::chrono_literals;

TEST(offload, runs_on_another_thread_and_gives_its_value_back) {
    running r;
    r.in_fiber([] {
        const auto home = std::this_thread::get_id();
        const auto other = offload_value([] { return std::this_thread::get_id(); });
        EXPECT_NE(other, home);
        EXPECT_EQ(std::this_thread::get_id(), home);
    });
    EXPECT_EQ(offload_value([] { return 7; }), 7);
}

TEST(offload, gives_way_to_the_loops) {
    const auto niceness = [] { return ::getpriority(PRIO_PROCESS, 0); };
    running r;
    r.in_fiber([&] { EXPECT_GT(offload_value(niceness), niceness()); });
}

TEST(offload, gives_way_to_the_loops_of_a_program_under_nice) {
    constexpr int of_the_program = 5;
    int of_the_pool = 0;
    // Threads inherit the niceness of the one that starts them.
    std::thread([&] {
        ASSERT_EQ(::setpriority(PRIO_PROCESS, 0, of_the_program), 0);
        work_pool pool({.threads = 1, .max_waiting = 1});
        pool.run([&] { of_the_pool = ::getpriority(PRIO_PROCESS, 0); });
    }).join();
    EXPECT_GT(of_the_pool, of_the_program);
}

TEST(offload, what_the_work_throws_is_thrown_to_the_caller) {
    running r;
    r.in_fiber([] {
        EXPECT_THROW(offload([] { throw std::out_of_range("too far"); }), std::out_of_range);
    });
    EXPECT_THROW(offload([] { throw std::out_of_range("too far"); }), std::out_of_range);
}

TEST(offload, the_core_goes_on_while_the_work_runs) {
    running r;
    std::promise<void> other_ran;
    r.in_fibers({
        [&] { offload([&] { other_ran.get_future().wait(); }); },
        [&] { other_ran.set_value(); },
    });
}

TEST(offload, a_full_queue_is_overloaded_and_serves_again_afterwards) {
    running r;
    work_pool pool({.threads = 1, .max_waiting = 1});
    std::promise<void> gate;
    std::promise<void> busy;
    auto opened = gate.get_future().share();
    std::vector<std::function<void()>> works;
    works.push_back([&] {
        pool.run([&] {
            busy.set_value();
            opened.wait();
        });
    });
    works.push_back([&] {
        offload([&] { busy.get_future().wait(); });
        r.all.spawn(0, [&] {
            EXPECT_THROW(pool.run([] {}), overloaded);
            EXPECT_EQ(pool.counters().refused, 1U);
            gate.set_value();
        });
        pool.run([] {});
    });
    r.in_fibers(works);
    r.in_fiber([&] { pool.run([] {}); });
    EXPECT_EQ(pool.counters().waiting, 0U);
}

}

}
