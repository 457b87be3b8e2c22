#include "platform/db/sqlite_writer.hpp"

#include "platform/base/generations.hpp"
#include "platform/db/closure_guard.hpp"

#include <utility>

namespace foyer::db {

namespace {

std::int64_t read_data_version(sqlite_connection& connection) {
    std::int64_t version = 0;
    connection.execute("PRAGMA data_version", {}, [&](const sqlite_row& r) {
        version = r.integer(0);
    });
    return version;
}

}

sqlite_writer::sqlite_writer(std::unique_ptr<sqlite_connection> connection)
    : connection_(std::move(connection)),
      data_version_(read_data_version(*connection_)),
      thread_([this] { serve(); }) {}

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
    while (!arrived_.wait_for(lock, look_pause, [this] { return stopping_ || !queue_.empty(); })) {
        lock.unlock();
        look_for_other_writers();
        lock.lock();
    }
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

// The command line writes to the same file as a running server; what the server has cached is then
// stale, and nobody tells which part of it. Our own commits are made on this very connection and do
// not count.
void sqlite_writer::look_for_other_writers() {
    try {
        const auto version = read_data_version(*connection_);
        if (std::exchange(data_version_, version) == version) return;
    } catch (const failure&) { // the file cannot be read: nothing that is cached can be trusted
    }
    ++changes_;
    generations::raise_all();
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
            ++changes_;
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
    look_for_other_writers();
    run_batch(*connection_, jobs);
    ++batches_;
    ++changes_;
    for (const auto* job : jobs) {
        if (!job->committed) continue;
        for (const auto& tag : job->tags) generations::raise(generations::slot_of(tag));
    }
}

}
