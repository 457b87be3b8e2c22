#pragma once

#include "notify/dispatcher/delivery.hpp"

#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace foyer::notify {

// A thread that delivers what is due, from start to stop.
class dispatcher {
public:
    // `database` and whatever the handlers use outlive the dispatcher.
    dispatcher(db::database& database, std::vector<handler> handlers);
    // Stops, however long that takes.
    ~dispatcher() = default;
    dispatcher(const dispatcher&) = delete;
    dispatcher& operator=(const dispatcher&) = delete;

    // Once.
    void start();

    // Returns at once when nothing is under way; a handler that watches its stop token ends early,
    // and its event comes again at the next start. False when something is still under way after
    // `at_most`: the program should leave at once. Once.
    bool stop(std::chrono::milliseconds at_most);

private:
    void run(const std::stop_token& stop);
    void deliver_all(const std::stop_token& stop);

    db::database& database_;
    const std::vector<handler> handlers_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool database_failed_{};
    std::promise<void> ended_;
    std::jthread thread_; // last: ends before what it uses
};

}
