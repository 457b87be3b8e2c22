#pragma once

#include "notify/dispatcher/delivery.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace foyer::notify {

// A thread that delivers what is due, from start to stop.
class dispatcher {
public:
    // `database` and whatever the handlers use outlive the dispatcher.
    dispatcher(db::database& database, std::vector<handler> handlers);
    // Stops.
    ~dispatcher();
    dispatcher(const dispatcher&) = delete;
    dispatcher& operator=(const dispatcher&) = delete;

    // Once.
    void start();

    // Returns at once when nothing is under way; a handler that watches its stop token ends early,
    // and its event comes again at the next start.
    void stop();

private:
    void run(const std::stop_token& stop);
    void deliver_all(const std::stop_token& stop);

    db::database& database_;
    const std::vector<handler> handlers_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool database_failed_{};
    std::jthread thread_;
};

}
