#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

// The only ways in which our code waits. Inside a fiber the core goes on with other work; outside
// one (command line, tests, background threads) the same calls block. Callers cannot tell.
namespace foyer::runtime {

class sleeper;

// Ends one wait. May be called once, from any thread, also before await has gone to sleep.
// Copyable.
class waker {
public:
    explicit waker(std::shared_ptr<sleeper> s) : sleeper_(std::move(s)) {}
    void wake() const;

private:
    std::shared_ptr<sleeper> sleeper_;
};

// Calls `initiate`, which starts something and keeps the waker, then sleeps until the waker is
// called. The state of exceptions (what is being caught or unwound) belongs to the fiber and is the
// same afterwards.
void await(const std::function<void(waker)>& initiate);

// Runs CPU-heavy or blocking work on the bounded pool and waits for it. What it throws is thrown
// here. Throws overloaded when the pool's queue is full.
void offload(const std::function<void()>& work);

template <class F>
auto offload_value(F&& work) {
    std::optional<std::invoke_result_t<F>> value;
    offload([&] { value.emplace(work()); });
    return *std::move(value);
}

void sleep_for(std::chrono::milliseconds time);

// Lets everything go first that this core could do at once. For a fiber.
void yield();

enum class readiness { readable, writable };

// Waits until a socket is ready or the time is over; false means the time is over. The descriptor
// stays the caller's.
bool wait_socket(int descriptor, readiness what, std::chrono::milliseconds at_most);

// Says for this thread whether await may be called, until the end of its life; then it is as
// before. For code that must run to its end at once, as the closure of a transaction: an await
// there ends the program. Whoever forbids and lets a fiber sleep nevertheless allows it meanwhile.
class waiting_rule {
public:
    enum class kind : std::uint8_t { allowed, forbidden };
    explicit waiting_rule(kind k);
    ~waiting_rule();
    waiting_rule(const waiting_rule&) = delete;
    waiting_rule& operator=(const waiting_rule&) = delete;

private:
    const kind before_;
};

// Whether the caller runs in a fiber.
bool in_fiber();

// The number of the core this thread drives, 0..n-1, or -1 on any other thread. Per-core state is
// indexed by it.
int core_index();

// Thrown by offload when too much waits already; dispatch answers 503 with Retry-After.
struct overloaded : std::exception {
    const char* what() const noexcept override { return "too much work is waiting"; }
};

}
