#include "platform/base/assert.hpp"
#include "platform/runtime/fiber.hpp"

#include <boost/context/fiber.hpp>
#include <boost/context/protected_fixedsize_stack.hpp>

#include <limits>
#include <utility>
#include <vector>

namespace foyer::runtime {

namespace context = boost::context;

// A stack has a guard page below it: running over the end is a crash, never silent damage.
struct stack_cache::free_list {
    context::protected_fixedsize_stack source;
    std::size_t max_cached;
    std::vector<context::stack_context> stacks;
    std::atomic<std::size_t>& cached;

    context::stack_context allocate() {
        if (stacks.empty()) return source.allocate();
        auto stack = stacks.back();
        stacks.pop_back();
        cached.store(stacks.size(), std::memory_order_relaxed);
        return stack;
    }

    void deallocate(context::stack_context& stack) {
        if (stacks.size() >= max_cached) return source.deallocate(stack);
        stacks.push_back(stack);
        cached.store(stacks.size(), std::memory_order_relaxed);
    }
};

stack_cache::stack_cache(std::size_t stack_bytes, std::size_t max_cached)
    : free_(new free_list{context::protected_fixedsize_stack(stack_bytes), max_cached, {}, cached_}
      ) {
    free_->stacks.reserve(max_cached);
}

stack_cache::~stack_cache() {
    for (auto& stack : free_->stacks) free_->source.deallocate(stack);
}

std::size_t fiber_limit() { return std::numeric_limits<std::size_t>::max(); }

namespace {

// What Boost.Context copies into the fiber.
template <class FreeList>
struct borrowed_stack {
    FreeList* from;
    guard_page* guard;
    context::stack_context allocate() {
        const auto stack = from->allocate();
        const auto* lowest = static_cast<const char*>(stack.sp) - stack.size;
        *guard = {lowest, lowest + context::stack_traits::page_size()};
        return stack;
    }
    void deallocate(context::stack_context& stack) { from->deallocate(stack); }
};

}

namespace {

thread_local guard_page running_guard;

}

guard_page running_guard_page() { return running_guard; }

struct fiber::state {
    stack_cache::free_list& stacks;
    std::function<void()> body;
    context::fiber inside{};  // where to go on in the body
    context::fiber outside{}; // where resume was called, while the body runs
    guard_page guard{};
    bool started{false};
    bool finished{false};
};

fiber::fiber(stack_cache& stacks, std::function<void()> body)
    : state_(new state{*stacks.free_, std::move(body)}) {}

fiber::~fiber() {
    FOYER_ASSERT(
        !state_->started || state_->finished, "a fiber is destroyed before its body ended"
    );
}

bool fiber::resume() {
    auto& s = *state_;
    FOYER_ASSERT(!s.finished, "a finished fiber is resumed");
    if (!s.started) {
        s.started = true;
        s.inside = context::fiber(
            std::allocator_arg, borrowed_stack<stack_cache::free_list>{&s.stacks, &s.guard},
            [&s](context::fiber&& caller) {
                s.outside = std::move(caller);
                s.body();
                s.finished = true;
                return std::move(s.outside);
            }
        );
    }
    running_guard = s.guard;
    s.inside = std::move(s.inside).resume();
    running_guard = {};
    return s.finished;
}

void fiber::suspend() { state_->outside = std::move(state_->outside).resume(); }

}
