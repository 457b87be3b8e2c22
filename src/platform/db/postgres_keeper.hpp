#pragma once

#include "platform/db/postgres_pool.hpp"

#include <functional>
#include <thread>

namespace foyer::db {

// A thread with a connection of its own that hears what other nodes changed (LISTEN) and raises the
// generations here. Ten times a second it also calls `each_turn`.
class postgres_keeper {
public:
    postgres_keeper(postgres_door& door, std::string node, std::function<void()> each_turn);
    ~postgres_keeper();
    postgres_keeper(const postgres_keeper&) = delete;
    postgres_keeper& operator=(const postgres_keeper&) = delete;

private:
    void serve();
    void turn();
    bool listen();
    void hear();
    void raise_from(std::string_view payload) const;

    postgres_door& door_;
    const std::string node_;
    const std::function<void()> each_turn_;
    std::unique_ptr<postgres_connection> connection_;
    std::chrono::steady_clock::time_point try_again_{};
    bool missed_some_{false};
    int wake_up_[2]{-1, -1}; // a pipe, to end the waiting
    std::thread thread_;
};

}
