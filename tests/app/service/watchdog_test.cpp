#include "app/service_manager.hpp"
#include "platform/runtime/cores.hpp"

#include <gtest/gtest.h>

#include <future>

namespace foyer::app {

namespace {

// Returns when everything that was posted to this core before has been done.
void let_turn(runtime::cores& cores, int core) {
    std::promise<void> turned;
    ASSERT_TRUE(cores.post(core, [&turned] { turned.set_value(); }));
    turned.get_future().get();
}

}

TEST(watchdog, says_nothing_while_one_loop_is_stuck) {
    runtime::cores cores({.cores = 2});
    int said = 0;
    watchdog dog(cores, [&said] { ++said; });
    dog.look();
    EXPECT_EQ(said, 1);
    let_turn(cores, 0);
    let_turn(cores, 1);
    dog.look();
    EXPECT_EQ(said, 2);

    std::promise<void> gate;
    std::promise<void> stuck;
    let_turn(cores, 0);
    let_turn(cores, 1);
    cores.post(1, [&] {
        stuck.set_value();
        gate.get_future().get();
    });
    stuck.get_future().get();
    dog.look(); // both had turned before
    EXPECT_EQ(said, 3);
    let_turn(cores, 0);
    dog.look();
    dog.look();
    EXPECT_EQ(said, 3);
    gate.set_value();
    let_turn(cores, 1);
    dog.look();
    EXPECT_EQ(said, 4);
}

}
