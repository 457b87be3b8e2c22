#include "platform/db/sqlite_writer.hpp"

#include "platform/base/generations.hpp"
#include "platform/db/closure_guard.hpp"

namespace foyer::db {

sqlite_writer::sqlite_writer(std::unique_ptr<sqlite_connection> connection)
    : connection_(std::move(connection)), thread_([this] { serve(); }) {}

sqlite_writer::~sqlite_writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

void sqlite_writer::run(const std::function<bool(transaction&)>& work) {
    ticket t{{work}};
    wait_for(t);
}

void sqlite_writer::run_alone(const std::function<void(sqlite_connection&)>& work) {
    const std::function<bool(transaction&)> none;
    ticket t{{none}, &work};
    wait_for(t);
}

std::size_t sqlite_writer::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void sqlite_writer::wait_for(ticket& t) {
    runtime::await([&](runtime::waker w) {
        t.waker = w;
        {
            const std::lock_guard lock(mutex_);
            if (queue_.size() < max_waiting) {
                queue_.push_back(&t);
                arrived_.notify_one();
                return;
            }
        }
        t.job.failure = std::make_exception_ptr(unavailable("too many writes are waiting"));
        w.wake();
    });
    if (t.job.failure) std::rethrow_exception(t.job.failure);
}

std::vector<sqlite_writer::ticket*> sqlite_writer::take() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    std::vector<ticket*> taken;
    while (!queue_.empty() && taken.size() < max_batch) {
        const bool alone = queue_.front()->alone != nullptr;
        if (alone && !taken.empty()) break;
        taken.push_back(queue_.front());
        queue_.pop_front();
        if (alone) break;
    }
    return taken;
}

void sqlite_writer::serve() {
    for (auto tickets = take(); !tickets.empty(); tickets = take()) {
        auto& first = *tickets.front();
        if (first.alone == nullptr) {
            run_batch_of(tickets);
        } else {
            try {
                (*first.alone)(*connection_);
            } catch (...) {
                first.job.failure = std::current_exception();
            }
        }
        for (auto* t : tickets) {
            const auto waker = *t->waker; // the ticket is gone as soon as its owner wakes
            waker.wake();
        }
    }
}

void sqlite_writer::run_batch_of(std::span<ticket* const> tickets) {
    std::vector<sqlite_job*> jobs;
    for (auto* t : tickets) jobs.push_back(&t->job);
    run_batch(*connection_, jobs);
    ++batches_;
    for (const auto* job : jobs) {
        if (!job->committed) continue;
        for (const auto& tag : job->tags) generations::raise(generations::slot_of(tag));
    }
}

}
