#include "platform/runtime/overflow_report.hpp"

#include "platform/runtime/loop_turn.hpp"
#include "running.hpp"

#include <gmock/gmock.h>

#include <csignal>

namespace foyer::runtime {

namespace {

void touch_nothing() {
    running runtime;
    runtime.in_fiber([] {
        name_turn("/api/v1/orders", "req7f3a");
        ::raise(SIGSEGV);
    });
}

}

#ifndef FOYER_THREAD_FIBERS // a thread's stack is the system's affair

namespace {

// Uses a kilobyte a level; the sum keeps the frames apart.
int dig(int levels) {
    volatile char room[1024];
    room[0] = static_cast<char>(levels);
    return levels == 0 ? room[0] : dig(levels - 1) + room[0];
}

void overflow_in_a_request() {
    running runtime;
    runtime.in_fiber([] {
        name_turn("/api/v1/orders", "req7f3a");
        dig(1'000'000);
    });
}

}

TEST(overflow_report, a_fiber_that_runs_over_its_stack_dies_saying_so) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        overflow_in_a_request(), testing::KilledBySignal(SIGSEGV),
        "stack overflow in a fiber, route /api/v1/orders request=req7f3a"
    );
}

#endif

TEST(overflow_report, another_fault_of_memory_is_not_called_an_overflow) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(touch_nothing(), testing::Not(testing::HasSubstr("stack overflow")));
}

}
