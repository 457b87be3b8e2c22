#include "platform/runtime/await.hpp"

#include "platform/base/assert.hpp"
#include "platform/runtime/core.hpp"

#include <atomic>
#include <utility>

namespace foyer::runtime {

// One wait. Whoever comes second, the sleeper or the waker, finds what the first one left.
class sleeper {
public:
    explicit sleeper(task* who) : task_(who) {}

    void sleep() {
        auto expected = awake;
        if (!state_.compare_exchange_strong(expected, asleep)) return;
        if (task_ != nullptr) {
            task_->body.suspend();
        } else {
            state_.wait(asleep);
        }
    }

    void wake() {
        if (state_.exchange(woken) != asleep) return;
        if (task_ != nullptr) {
            task_->home.wake(*task_);
        } else {
            state_.notify_one();
        }
    }

private:
    static constexpr int awake = 0;
    static constexpr int asleep = 1;
    static constexpr int woken = 2;

    task* const task_; // null: a plain thread sleeps
    std::atomic<int> state_{awake};
};

namespace {

thread_local waiting_rule::kind rule = waiting_rule::kind::allowed;

}

waiting_rule::waiting_rule(kind k) : before_(std::exchange(rule, k)) {}

waiting_rule::~waiting_rule() { rule = before_; }

void waker::wake() const { sleeper_->wake(); }

void yield() {
    auto* const self = current_task();
    FOYER_ASSERT(rule == waiting_rule::kind::allowed, "nobody may wait in a transaction's closure");
    FOYER_ASSERT(self != nullptr, "only a fiber can let others go first");
    self->home.wake(*self);
    self->body.suspend();
}

void await(const std::function<void(waker)>& initiate) {
    auto* const self = current_task();
    FOYER_ASSERT(rule == waiting_rule::kind::allowed, "nobody may wait in a transaction's closure");
    FOYER_ASSERT(self != nullptr || current_core() == nullptr, "a core's loop must not wait");
    const auto one = std::make_shared<sleeper>(self);
    initiate(waker(one));
    one->sleep();
}

}
