#pragma once

#include "platform/runtime/await.hpp"

#include <cstddef>
#include <functional>
#include <memory>

namespace foyer::runtime {

struct pool_options {
    std::size_t threads{2};
    // Works that may wait for a thread, beside those that run.
    std::size_t max_waiting{256};
};

struct pool_counters {
    std::size_t waiting;
    std::size_t running;
    std::size_t refused;
};

// Threads for work that uses a core for long or blocks. The process has one, which offload() uses;
// tests make their own.
class work_pool {
public:
    explicit work_pool(const pool_options& options);
    // Finishes what was accepted.
    ~work_pool();
    work_pool(const work_pool&) = delete;
    work_pool& operator=(const work_pool&) = delete;

    // Runs `work` on a thread of the pool and waits for it, as await does. What it throws is thrown
    // here. Throws overloaded when the queue is full.
    void run(const std::function<void()>& work);

    pool_counters counters() const;

private:
    struct state;
    std::unique_ptr<state> state_;
};

// The pool behind offload(); starts at its first use.
work_pool& shared_pool();

}
