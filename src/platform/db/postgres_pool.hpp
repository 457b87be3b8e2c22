#pragma once

#include "platform/db/postgres_connection.hpp"
#include "platform/runtime/await.hpp"

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace foyer::db {

// When PostgreSQL is down, not everybody knocks at the same time: after a failed attempt nobody
// tries for a while, 50 ms at first and two seconds at most. Shared by all connections of a
// database.
class postgres_door {
public:
    postgres_door(const postgres_settings& settings, postgres_counters& counters)
        : settings_(settings), counters_(counters) {}

    // A new connection. Throws unavailable, at once while nobody may try.
    std::unique_ptr<postgres_connection> open(postgres_role r);

    postgres_counters& counters() { return counters_; }

private:
    const postgres_settings& settings_;
    postgres_counters& counters_;
    postgres_counters upkeep_; // what the keeper does at its own times is no request's traffic
    std::atomic<std::int64_t> closed_until_ms_{0};
    std::atomic<std::int64_t> pause_ms_{0};
};

// A bounded set of connections that are lent to one user each. Who finds none waits in a queue.
class postgres_pool {
public:
    postgres_pool(postgres_door& door, int max_open) : door_(door), max_open_(max_open) {}

    // A connection for as long as it is held. One that comes back broken or inside a transaction is
    // closed.
    class lease {
    public:
        explicit lease(postgres_pool& home);
        ~lease();
        lease(const lease&) = delete;
        lease& operator=(const lease&) = delete;
        postgres_connection& operator*() const { return *connection_; }
        postgres_connection* operator->() const { return connection_.get(); }

    private:
        postgres_pool& home_;
        std::unique_ptr<postgres_connection> connection_;
    };

    // Ends the waits that have lasted too long; from any thread.
    void end_overdue_waits();

private:
    struct waiter {
        std::optional<runtime::waker> waker;
        std::chrono::steady_clock::time_point deadline;
        std::unique_ptr<postgres_connection> connection{};
        bool may_open{false};
    };

    // Throws unavailable when all are in use for too long or too many wait.
    std::unique_ptr<postgres_connection> borrow();
    std::unique_ptr<postgres_connection> wait_in_queue();
    std::unique_ptr<postgres_connection> open();
    void give_back(std::unique_ptr<postgres_connection> c);

    postgres_door& door_;
    const int max_open_;
    std::mutex mutex_;
    int open_{0}; // lent, idle and being opened
    std::vector<std::unique_ptr<postgres_connection>> idle_;
    std::deque<waiter*> waiting_;
};

}
