#pragma once

#include "platform/runtime/cores.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <future>
#include <vector>

namespace foyer::runtime {

// A small runtime; `in_fibers` runs functions as fibers of one core and waits for all of them.
struct running {
    core_options options{};
    cores all{options};

    void in_fibers(const std::vector<std::function<void()>>& works) {
        std::atomic<std::size_t> left{works.size()};
        std::promise<void> done;
        for (const auto& work : works) {
            ASSERT_TRUE(all.spawn(0, [&] {
                work();
                if (left.fetch_sub(1) == 1) done.set_value();
            }));
        }
        done.get_future().wait();
    }

    void in_fiber(const std::function<void()>& work) { in_fibers({work}); }
};

}
