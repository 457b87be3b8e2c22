#include "platform/base/assert.hpp"
#include "platform/runtime/fiber.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace foyer::runtime {

// Threads bring their own stacks.
struct stack_cache::free_list {};

stack_cache::stack_cache(std::size_t, std::size_t) {}
stack_cache::~stack_cache() = default;

std::size_t fiber_limit() { return 256; }

guard_page running_guard_page() { return {}; }

// The baton: either the thread that calls resume or the body's thread runs, never both.
struct fiber::state {
    std::function<void()> body;
    std::mutex mutex;
    std::condition_variable changed;
    bool body_runs{false};
    bool finished{false};
    std::thread thread;

    explicit state(std::function<void()> b) : body(std::move(b)) {}

    void give_back(bool end) {
        std::unique_lock lock(mutex);
        body_runs = false;
        finished = end;
        changed.notify_all();
        if (!end) changed.wait(lock, [this] { return body_runs; });
    }
};

fiber::fiber(stack_cache&, std::function<void()> body) : state_(new state(std::move(body))) {}

fiber::~fiber() {
    FOYER_ASSERT(!state_->thread.joinable(), "a fiber is destroyed before its body ended");
}

bool fiber::resume() {
    auto& s = *state_;
    FOYER_ASSERT(!s.finished, "a finished fiber is resumed");
    {
        std::unique_lock lock(s.mutex);
        s.body_runs = true;
        if (!s.thread.joinable()) {
            s.thread = std::thread([&s] {
                s.body();
                s.give_back(true);
            });
        }
        s.changed.notify_all();
        s.changed.wait(lock, [&s] { return !s.body_runs; });
        if (!s.finished) return false;
    }
    s.thread.join();
    return true;
}

void fiber::suspend() { state_->give_back(false); }

}
