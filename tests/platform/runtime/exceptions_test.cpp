#include "platform/runtime/await.hpp"
#include "running.hpp"

#include <exception>
#include <stdexcept>
#include <string>

namespace foyer::runtime {

namespace {

// Gives every other fiber a turn.
void yield() {
    await([](const waker& done) { done.wake(); });
    sleep_for(std::chrono::milliseconds(0));
}

struct rollback_at_end {
    int* uncaught_after;
    ~rollback_at_end() {
        yield();
        *uncaught_after = std::uncaught_exceptions();
    }
};

// Throws, waits while it unwinds, waits while it catches, and throws the same again.
void fail_and_roll_back(const std::string& name) {
    int during = -1;
    try {
        const rollback_at_end rollback{&during};
        throw std::runtime_error(name);
    } catch (const std::runtime_error&) {
        EXPECT_EQ(during, 1);
        yield();
        EXPECT_EQ(std::uncaught_exceptions(), 0);
        throw;
    }
}

TEST(exceptions, of_three_thousand_rethrows_across_waits_none_is_a_neighbours) {
    running r;
    std::vector<std::function<void()>> works;
    int right = 0;
    for (int f = 0; f < 30; ++f) {
        works.push_back([f, &right] {
            for (int turn = 0; turn < 100; ++turn) {
                const auto name = std::to_string(f) + ":" + std::to_string(turn);
                try {
                    fail_and_roll_back(name);
                } catch (const std::runtime_error& e) {
                    if (e.what() == name) ++right;
                }
            }
        });
    }
    r.in_fibers(works);
    EXPECT_EQ(right, 3000);
}

TEST(exceptions, one_that_leaves_a_fiber_ends_only_that_fiber) {
    running r;
    r.all.spawn(0, [] { throw std::runtime_error("nobody catches this"); });
    bool ran = false;
    r.in_fiber([&] { ran = true; });
    EXPECT_TRUE(ran);
}

}

}
