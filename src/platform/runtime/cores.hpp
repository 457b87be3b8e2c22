#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace boost::asio {
class io_context;
}

// One thread, one event loop and many fibers for each core. Nothing is shared between cores.
namespace foyer::runtime {

class core;

struct core_options {
    int cores{1};
    // A fiber's stack, beside its guard page; only touched pages cost memory.
    std::size_t stack_bytes{std::size_t{64} * 1024};
    // Stacks kept for reuse by each core.
    std::size_t max_cached_stacks{128};
    // A turn of a loop that takes longer is counted and logged.
    std::chrono::milliseconds stall_time{50};
    // Fibers alive or waiting to start on each core; further ones are refused.
    std::size_t max_fibers{4096};
};

struct core_counters {
    std::size_t fibers_alive;
    std::size_t fibers_high_water;
    std::uint64_t fibers_started;
    std::uint64_t fibers_refused;
    std::size_t stacks_cached;
    std::uint64_t stalls; // turns that took longer than stall_time
    std::int64_t longest_turn_us;
};

class cores {
public:
    // Starts the threads.
    explicit cores(const core_options& options);
    // Waits for every fiber, see stop.
    ~cores();
    cores(const cores&) = delete;
    cores& operator=(const cores&) = delete;

    int size() const;

    // Runs `work` in a new fiber of that core: at once when called by that core's loop, else soon.
    // False when the core has too many fibers or is stopping. From any thread. An exception that
    // leaves `work` is logged and ends the fiber.
    bool spawn(int core, std::function<void()> work);

    // Runs `work` on that core's thread outside any fiber; it must not wait. False when the
    // loop has ended. From any thread.
    bool post(int core, std::function<void()> work);

    // Takes no new fibers, ends sleep_for early, and waits until every fiber has ended; then the
    // loops end. False when fibers are still alive after `at_most`: the program cannot go on and
    // should leave at once. Whoever runs an endless fiber watches stopping(). Not from a core's
    // thread.
    bool stop(std::chrono::milliseconds at_most);

    core_counters counters(int core) const;

    // For app/server only, on that core's thread.
    boost::asio::io_context& loop(int core);

private:
    std::vector<std::unique_ptr<core>> cores_;
};

// Whether the core of this thread is stopping; false on any other thread.
bool stopping();

// Runs `work` when this core has done what it could do at once, outside any fiber; it must not
// wait. Destroys it unrun when the loop ends before. On a core's thread only.
void after_this_turn(std::function<void()> work);

}
