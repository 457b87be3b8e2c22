#include "platform/runtime/loop_turn.hpp"

#include "platform/runtime/await.hpp"
#include "platform/runtime/cores.hpp"

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <future>
#include <sstream>
#include <string>
#include <string_view>

namespace foyer::runtime {

namespace {

using namespace std::chrono_literals;

void hold_for(std::chrono::milliseconds time) {
    const auto until = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < until) {}
}

// What the program logs while this lives.
class log_reader {
public:
    log_reader() : before_(spdlog::default_logger()) {
        spdlog::set_default_logger(std::make_shared<spdlog::logger>(
            "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_)
        ));
    }
    ~log_reader() { spdlog::set_default_logger(before_); }
    std::string text() const { return text_.str(); }

private:
    std::shared_ptr<spdlog::logger> before_;
    std::ostringstream text_;
};

// Runs `work` in a fiber of core 0 to its end, and the cores to theirs: nothing is counted or
// logged any more.
void run_fiber(cores& all, const std::function<void()>& work) {
    std::promise<void> done;
    all.spawn(0, [&] {
        work();
        done.set_value();
    });
    done.get_future().get();
    EXPECT_TRUE(all.stop(10s));
}

std::size_t count_of(std::string_view part, const std::string& text) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}

TEST(loop_turn, that_holds_its_loop_too_long_is_counted_and_named) {
    const log_reader log;
    cores all({.stall_time = 20ms});
    run_fiber(all, [] {
        name_turn("/a/slow/{page}");
        hold_for(30ms);
    });
    EXPECT_GE(all.counters(0).longest_turn_us, 30'000);
    EXPECT_EQ(count_of(" ms by /a/slow/{page}", log.text()), 1U) << log.text();
    // A machine that is busy with something else may hold other turns, too.
    EXPECT_EQ(all.counters(0).stalls, count_of(" was held for ", log.text())) << log.text();
}

TEST(loop_turn, is_over_when_the_fiber_waits) {
    const log_reader log;
    cores all({.stall_time = 10s});
    run_fiber(all, [] {
        for (int i = 0; i < 3; ++i) {
            hold_for(5ms);
            sleep_for(30ms);
        }
    });
    EXPECT_EQ(all.counters(0).stalls, 0U);
    EXPECT_GE(all.counters(0).longest_turn_us, 5'000);
    EXPECT_EQ(log.text(), "");
}

TEST(loop_turn, keeps_its_name_when_the_fiber_goes_on) {
    const log_reader log;
    cores all({.stall_time = 20ms});
    run_fiber(all, [] {
        name_turn("/named/before");
        sleep_for(1ms);
        hold_for(30ms);
    });
    EXPECT_NE(log.text().find(" ms by /named/before"), std::string::npos) << log.text();
}

TEST(loop_turn, has_one_beginning_until_the_fiber_has_waited) {
    cores all(core_options{});
    std::chrono::steady_clock::time_point first, held, after;
    run_fiber(all, [&] {
        first = turn_began();
        hold_for(2ms);
        held = turn_began();
        sleep_for(2ms);
        after = turn_began();
    });
    EXPECT_EQ(held, first);
    EXPECT_GE(after - first, 4ms);
}

TEST(loop_turn, begins_now_outside_the_cores) {
    const auto before = std::chrono::steady_clock::now();
    EXPECT_GE(turn_began(), before);
}

TEST(loop_turn, is_not_measured_outside_the_cores) {
    const log_reader log;
    const loop_turn here;
    name_turn("nobody's");
    hold_for(60ms);
    EXPECT_EQ(log.text(), "");
}

}
