#pragma once

#include "platform/db/postgres_pool.hpp"

#include <functional>
#include <set>
#include <span>
#include <thread>

namespace foyer::db {

// Where nodes tell each other what changed: "<node> <tag>\n<tag>..."; the tag "*" is everything.
constexpr const char* changed_channel = "foyer_changed";

// A thread with a connection of its own. It tells other nodes what was changed here (NOTIFY) and
// raises the generations of what they changed (LISTEN). Not part of the transactions: PostgreSQL
// lets transactions that notify commit one after the other, each with an fsync of its own
// (measured: a fifth of the writes). What a process that dies could not tell any more is made good
// by its successor, which announces that anything may have changed.
class postgres_keeper {
public:
    // `node` names this process; ten times a second `each_turn` is called.
    postgres_keeper(postgres_door& door, std::string node, std::function<void()> each_turn);
    // Tells what is left to tell.
    ~postgres_keeper();
    postgres_keeper(const postgres_keeper&) = delete;
    postgres_keeper& operator=(const postgres_keeper&) = delete;

    // Soon tells the other nodes; does not wait. From any thread.
    void tell(std::span<const std::string> tags);

private:
    void serve();
    void turn();
    bool listen();
    void hear();
    void speak();
    void wait();
    bool has_untold();
    std::vector<std::string> payloads();
    void raise_from(std::string_view payload) const;

    postgres_door& door_;
    const std::string node_;
    const std::function<void()> each_turn_;
    std::unique_ptr<postgres_connection> connection_;
    std::chrono::steady_clock::time_point try_again_{};
    bool missed_some_{false};
    std::mutex mutex_;
    std::set<std::string> untold_;
    std::atomic<bool> stopping_{false};
    int wake_up_[2]{-1, -1}; // a pipe that ends the waiting
    std::thread thread_;
};

}
