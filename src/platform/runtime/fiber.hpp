#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>

// The one primitive everything else stands on: a function that can stop in the middle and go on
// later. Two implementations, chosen by FOYER_THREAD_FIBERS: stacks switched by Boost.Context
// (fiber_stack.cpp), and plain threads of which exactly one runs (fiber_thread.cpp), which
// sanitizers understand. Nothing above this file knows which.
namespace foyer::runtime {

// Memory for the stacks of one core, kept for the next fiber up to a bound. Used by that core's
// thread only, except cached(). Must outlive its fibers.
class stack_cache {
public:
    stack_cache(std::size_t stack_bytes, std::size_t max_cached);
    ~stack_cache();
    stack_cache(const stack_cache&) = delete;
    stack_cache& operator=(const stack_cache&) = delete;

    // How many stacks wait for reuse; from any thread, for the metrics.
    std::size_t cached() const { return cached_.load(std::memory_order_relaxed); }

private:
    friend class fiber;
    struct free_list;
    std::unique_ptr<free_list> free_;
    std::atomic<std::size_t> cached_{0};
};

// How many fibers a core may have alive at once with this implementation, whatever its options say.
std::size_t fiber_limit();

// The page below the stack of the fiber that runs on this thread: touching it is an overflow. Empty
// outside of a fiber, and where threads bring their own stacks. Safe in a signal handler.
struct guard_page {
    const char* begin{};
    const char* end{};
};
guard_page running_guard_page();

class fiber {
public:
    // `body` starts at the first resume. It must not throw.
    fiber(stack_cache& stacks, std::function<void()> body);
    // The body must have returned, or never have been started: an abandoned one would lose what
    // lives on its stack.
    ~fiber();
    fiber(const fiber&) = delete;
    fiber& operator=(const fiber&) = delete;

    // Runs the body until it suspends (false) or returns (true). Always from the same thread,
    // outside the body.
    bool resume();

    // Goes back to who called resume, which returns false; comes back at the next resume. Inside
    // the body only.
    void suspend();

private:
    struct state;
    std::unique_ptr<state> state_;
};

}
