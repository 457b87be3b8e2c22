#include "platform/runtime/offload.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <sys/resource.h>
#include <thread>
#include <vector>

namespace foyer::runtime {

namespace {

constexpr int niceness_above_loops = 10;

}

struct work_pool::state {
    struct job {
        const std::function<void()>* work;
        std::exception_ptr* failure;
        waker done;
    };

    const std::size_t max_waiting;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<job> waiting;
    std::size_t running{0};
    std::size_t refused{0};
    bool closing{false};
    std::vector<std::thread> threads;

    explicit state(std::size_t limit) : max_waiting(limit) {}

    // Everything thrown belongs to the caller, who sleeps meanwhile and throws it again.
    static void run_for_caller(const job& next) {
        try {
            (*next.work)();
        } catch (...) {
            *next.failure = std::current_exception();
        }
        next.done.wake();
    }

    void serve() {
        // Of this thread alone: the loop of a core goes before a password that is being hashed,
        // also when the whole program was started under nice.
        ::setpriority(PRIO_PROCESS, 0, ::getpriority(PRIO_PROCESS, 0) + niceness_above_loops);
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] { return closing || !waiting.empty(); });
            if (waiting.empty()) return;
            const auto next = waiting.front();
            waiting.pop_front();
            ++running;
            lock.unlock();
            run_for_caller(next);
            lock.lock();
            --running;
        }
    }

    void add(const job& next) {
        {
            const std::lock_guard lock(mutex);
            if (waiting.size() >= max_waiting) {
                ++refused;
                throw overloaded();
            }
            waiting.push_back(next);
        }
        changed.notify_one();
    }
};

work_pool::work_pool(const pool_options& options) : state_(new state(options.max_waiting)) {
    for (std::size_t i = 0; i < options.threads; ++i) {
        state_->threads.emplace_back([s = state_.get()] { s->serve(); });
    }
}

work_pool::~work_pool() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->closing = true;
    }
    state_->changed.notify_all();
    for (auto& thread : state_->threads) thread.join();
}

void work_pool::run(const std::function<void()>& work) {
    std::exception_ptr failure;
    await([&](const waker& done) { state_->add({&work, &failure, done}); });
    if (failure) std::rethrow_exception(failure);
}

pool_counters work_pool::counters() const {
    const std::lock_guard lock(state_->mutex);
    return {state_->waiting.size(), state_->running, state_->refused};
}

work_pool& shared_pool() {
    static work_pool pool({});
    return pool;
}

void offload(const std::function<void()>& work) { shared_pool().run(work); }

}
