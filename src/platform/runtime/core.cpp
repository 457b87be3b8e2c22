#include "platform/runtime/core.hpp"

#include "platform/base/assert.hpp"
#include "platform/runtime/await.hpp"
#include "platform/runtime/loop_turn.hpp"
#include "platform/runtime/overflow_report.hpp"

#include <boost/asio/post.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstring>
#include <cxxabi.h>
#include <exception>
#include <utility>

namespace foyer::runtime {

namespace {

thread_local task* this_task = nullptr;
thread_local core* this_core = nullptr;

// Puts `next` in place and returns what was there. The layout is fixed by the Itanium C++ ABI.
exception_state exchange_exceptions(const exception_state& next) {
    auto* globals = abi::__cxa_get_globals();
    exception_state previous;
    std::memcpy(static_cast<void*>(&previous), globals, sizeof previous);
    std::memcpy(static_cast<void*>(globals), &next, sizeof next);
    return previous;
}

// Only infrastructure gets here: requests have their own net, dispatch.
void run_logged(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception& e) {
        spdlog::error("a fiber ended with an exception: {}", e.what());
    }
}

}

task* current_task() { return this_task; }
core* current_core() { return this_core; }
bool in_fiber() { return this_task != nullptr; }
int core_index() { return this_core != nullptr ? this_core->index() : -1; }
bool stopping() { return this_core != nullptr && this_core->stopping(); }

task::task(core& c, std::function<void()> work)
    : home(c), body(c.stacks(), [this, work = std::move(work)]() mutable {
          this_task = this;
          this_core = &home;
          run_logged(work);
          work = nullptr;
      }) {}

core::core(int index, const core_options& options)
    : turn{options.stall_time},
      index_(index),
      max_fibers_(std::min(options.max_fibers, fiber_limit())),
      stacks_(options.stack_bytes, options.max_cached_stacks),
      keep_running_(boost::asio::make_work_guard(loop_)) {
    thread_ = std::thread([this] { run(); });
}

core::~core() {
    thread_.join();
    while (handing_in_.load() > 0) std::this_thread::yield();
}

template <class F>
void core::hand_in(F&& work) {
    handing_in_.fetch_add(1);
    boost::asio::post(loop_, std::forward<F>(work));
    handing_in_.fetch_sub(1);
}

void core::run() {
    this_core = this;
    const overflow_report overflow;
    loop_.run();
    this_core = nullptr;
    over_ = true;
    ended_.set_value();
}

bool core::spawn(std::function<void()> work) {
    const auto alive = alive_.fetch_add(1) + 1;
    if (alive > max_fibers_ || stopping_) {
        refused_.fetch_add(1, std::memory_order_relaxed);
        alive_.fetch_sub(1);
        if (stopping_) boost::asio::post(loop_, [this] { finish_when_idle(); });
        return false;
    }
    started_.fetch_add(1, std::memory_order_relaxed);
    auto seen = high_water_.load(std::memory_order_relaxed);
    while (seen < alive && !high_water_.compare_exchange_weak(seen, alive)) {}
    if (this_core == this && this_task == nullptr) {
        start(std::move(work));
    } else {
        hand_in([this, work = std::move(work)]() mutable { start(std::move(work)); });
    }
    return true;
}

void core::start(std::function<void()> work) { resume(*new task(*this, std::move(work))); }

void core::resume(task& next) {
    const loop_turn here;
    if (!next.what.empty()) turn.what = next.what;
    auto* const outer = std::exchange(this_task, &next);
    FOYER_ASSERT(outer == nullptr, "a fiber is resumed inside another one");
    const auto loops = exchange_exceptions(next.exceptions);
    const bool finished = next.body.resume();
    next.exceptions = exchange_exceptions(loops);
    this_task = nullptr;
    if (!finished) return;
    delete &next;
    alive_.fetch_sub(1);
    finish_when_idle();
}

void core::wake(task& sleeping) {
    hand_in([this, &sleeping] { resume(sleeping); });
}

bool core::post(std::function<void()> work) {
    if (over_) return false;
    hand_in([work = std::move(work)] {
        const loop_turn here;
        work();
    });
    return true;
}

void core::request_stop() {
    stopping_ = true;
    boost::asio::post(loop_, [this] {
        const auto callbacks = std::exchange(on_stop, {});
        for (const auto* callback : callbacks) (*callback)();
        finish_when_idle();
    });
}

void core::finish_when_idle() {
    if (!stopping_ || alive_ != 0) return;
    keep_running_.reset();
    loop_.stop();
}

bool core::wait_stopped(std::chrono::milliseconds at_most) {
    return ended_future_.wait_for(at_most) == std::future_status::ready;
}

core_counters core::counters() const {
    return {
        alive_.load(),    high_water_.load(), started_.load(),        refused_.load(),
        stacks_.cached(), turn.stalls.load(), turn.longest_us.load(),
    };
}

}
