#pragma once

#include "platform/runtime/cores.hpp"
#include "platform/runtime/fiber.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string_view>
#include <thread>
#include <unordered_set>

// Inside of the module: how fibers, exceptions and the event loop meet. Includes Asio, so nobody
// else includes it.
namespace foyer::runtime {

// What the C++ runtime keeps per thread about exceptions being caught and thrown
// (__cxa_eh_globals). It belongs to the fiber: one that suspends inside a catch block or a
// destructor must find its own, not its neighbour's.
struct exception_state {
    void* caught{nullptr};
    unsigned int uncaught{0};
};

// A fiber at work.
struct task {
    task(core& c, std::function<void()> work);
    core& home;
    exception_state exceptions;
    std::string_view what;        // see name_turn
    std::array<char, 40> asked{}; // the same
    fiber body;
};

// The turn of a loop that goes on, and what is remembered of those before; see loop_turn.
struct turn_record {
    const std::chrono::milliseconds stall_time;
    int depth{0};
    std::chrono::steady_clock::time_point began{};
    std::string_view what{};
    std::atomic<std::uint64_t> stalls{0};
    std::atomic<std::int64_t> longest_us{0};
};

class core {
public:
    core(int index, const core_options& options);
    ~core();

    bool spawn(std::function<void()> work);
    bool post(std::function<void()> work);
    // Lets the sleeping task go on, soon, on its own thread. From any thread.
    void wake(task& sleeping);
    void request_stop();
    bool wait_stopped(std::chrono::milliseconds at_most);

    core_counters counters() const;
    int index() const { return index_; }
    bool stopping() const { return stopping_; }
    boost::asio::io_context& loop() { return loop_; }
    stack_cache& stacks() { return stacks_; }

    turn_record turn;

    // What request_stop calls on this core's thread, so that a sleep can end early.
    std::unordered_set<const std::function<void()>*> on_stop;

private:
    void run();
    void start(std::function<void()> work);
    void resume(task& next);
    void finish_when_idle();
    // Puts work on the loop from any thread. What it starts may be the end of this core, while the
    // thread that brought it is still on its way out of the loop: the destructor waits for it.
    template <class F>
    void hand_in(F&& work);

    const int index_;
    const std::size_t max_fibers_;
    stack_cache stacks_;
    boost::asio::io_context loop_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> keep_running_;
    std::atomic<std::size_t> alive_{0}; // with those that wait to start
    std::atomic<std::size_t> high_water_{0};
    std::atomic<std::uint64_t> started_{0};
    std::atomic<std::uint64_t> refused_{0};
    std::atomic<bool> stopping_{false};
    std::atomic<bool> over_{false};
    std::atomic<int> handing_in_{0};
    std::promise<void> ended_;
    std::future<void> ended_future_{ended_.get_future()};
    std::thread thread_;
};

// The fiber and the core of this thread, or null. In a build with fibers on threads the fiber's
// thread has both too.
task* current_task();
core* current_core();

}
