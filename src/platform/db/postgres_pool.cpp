#include "platform/db/postgres_pool.hpp"

#include <algorithm>

namespace foyer::db {

namespace {

constexpr std::chrono::seconds max_wait{10};
constexpr std::size_t max_waiting = 1000;
constexpr std::int64_t first_pause_ms = 50;
constexpr std::int64_t longest_pause_ms = 2000;

std::int64_t clock_ms() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}

std::unique_ptr<postgres_connection> postgres_door::open(postgres_role r) {
    if (clock_ms() < closed_until_ms_) throw unavailable("PostgreSQL was not there just now");
    try {
        auto made = std::make_unique<postgres_connection>(
            settings_, r, r == postgres_role::upkeep ? upkeep_ : counters_
        );
        pause_ms_ = 0;
        closed_until_ms_ = 0;
        return made;
    } catch (const unavailable&) {
        pause_ms_ = std::clamp(2 * pause_ms_, first_pause_ms, longest_pause_ms);
        closed_until_ms_ = clock_ms() + pause_ms_;
        throw;
    }
}

postgres_pool::lease::lease(postgres_pool& home) : home_(home), connection_(home.borrow()) {}

postgres_pool::lease::~lease() {
    if (connection_->broken() || connection_->in_transaction()) connection_.reset();
    home_.give_back(std::move(connection_));
}

std::unique_ptr<postgres_connection> postgres_pool::borrow() {
    for (;;) {
        std::unique_lock lock(mutex_);
        if (!idle_.empty()) {
            auto found = std::move(idle_.back());
            idle_.pop_back();
            if (found->still_open()) return found;
            --open_;
            continue;
        }
        if (open_ < max_open_) {
            ++open_;
            lock.unlock();
            return open();
        }
        lock.unlock();
        if (auto got = wait_in_queue()) return got;
    }
}

std::unique_ptr<postgres_connection> postgres_pool::open() {
    try {
        return door_.open(postgres_role::work);
    } catch (const failure&) {
        give_back(nullptr);
        throw;
    }
}

// Nothing when it is worth looking again.
std::unique_ptr<postgres_connection> postgres_pool::wait_in_queue() {
    waiter me{{}, std::chrono::steady_clock::now() + max_wait};
    bool queued = false;
    runtime::await([&](runtime::waker w) {
        const std::lock_guard lock(mutex_);
        const bool room = waiting_.size() < max_waiting;
        me.may_open = room && (!idle_.empty() || open_ < max_open_);
        queued = room && !me.may_open;
        if (!queued) return w.wake();
        me.waker = w;
        waiting_.push_back(&me);
    });
    if (!me.connection && !me.may_open) throw unavailable("all connections are in use");
    if (!queued || me.connection) return std::move(me.connection);
    return open();
}

void postgres_pool::give_back(std::unique_ptr<postgres_connection> c) {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) {
        if (c)
            idle_.push_back(std::move(c));
        else
            --open_;
        return;
    }
    auto& next = *waiting_.front();
    waiting_.pop_front();
    next.may_open = !c;
    next.connection = std::move(c);
    const auto waker = *next.waker; // `next` is gone as soon as its owner wakes
    waker.wake();
}

void postgres_pool::end_overdue_waits() {
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(mutex_);
    while (!waiting_.empty() && waiting_.front()->deadline <= now) {
        const auto waker = *waiting_.front()->waker;
        waiting_.pop_front();
        waker.wake();
    }
}

}
