#pragma once

#include "platform/db/sqlite_batch.hpp"
#include "platform/runtime/await.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace foyer::db {

// The one thread that writes. Whoever wants to write hands it a closure and waits (runtime::await);
// all that queued up during the last fsync share the next one.
class sqlite_writer {
public:
    // More than this many waiting writes, and the next one is told `unavailable`.
    static constexpr std::size_t max_waiting = 4096;
    // So that the first of a batch does not wait for ever.
    static constexpr std::size_t max_batch = 128;
    // How often an idle writer looks whether another program has written to the file.
    static constexpr std::chrono::milliseconds look_pause{500};

    explicit sqlite_writer(std::unique_ptr<sqlite_connection> connection);
    // Finishes what was handed in.
    ~sqlite_writer();
    sqlite_writer(const sqlite_writer&) = delete;
    sqlite_writer& operator=(const sqlite_writer&) = delete;

    // Runs `work` in a transaction; returns when the batch has been committed, or throws.
    void run(const std::function<bool(transaction&)>& work);

    // Runs `work` on the writer's connection outside any transaction, alone.
    void run_alone(const std::function<void(sqlite_connection&)>& work);

    std::size_t waiting() const;
    // How many groups were committed, for tests and metrics.
    std::int64_t batches() const { return batches_; }
    // Grows with every change of the file, also of another program's, before a generation is raised
    // for it or who handed it in hears of it.
    std::int64_t changes() const { return changes_; }

private:
    struct ticket {
        sqlite_job job;
        const std::function<void(sqlite_connection&)>* alone{};
        std::optional<runtime::waker> waker{};
    };

    void wait_for(ticket& t);
    void serve();
    std::vector<ticket*> take();
    void look_for_other_writers();
    void run_batch_of(std::span<ticket* const> tickets);

    std::unique_ptr<sqlite_connection> connection_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<ticket*> queue_;
    bool stopping_{false};
    std::atomic<std::int64_t> batches_{0};
    std::atomic<std::int64_t> changes_{0};
    std::int64_t data_version_; // changes when another connection, of any program, commits
    std::thread thread_;
};

}
