#include "app/server/stop_signals.hpp"

#include <gtest/gtest.h>

namespace foyer::app {

namespace {

TEST(stop_signals, are_held_back_until_somebody_waits) {
    const stop_signals signals;
    ::raise(SIGTERM);
    EXPECT_EQ(signals.wait(std::chrono::seconds(30)), SIGTERM);
}

TEST(stop_signals, end_the_program_at_once_while_nothing_has_to_be_finished) {
    for (const int signal : {SIGTERM, SIGINT})
        EXPECT_EXIT(
            {
                const stop_signals signals;
                ::raise(signal);
                const stop_signals::at_once nothing_to_finish(signals);
            },
            testing::ExitedWithCode(0), ""
        );
}

TEST(stop_signals, are_held_back_again_afterwards) {
    const stop_signals signals;
    { const stop_signals::at_once nothing_to_finish(signals); }
    ::raise(SIGINT);
    EXPECT_EQ(signals.wait(std::chrono::seconds(30)), SIGINT);
}

}

}
