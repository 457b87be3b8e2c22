#include "notify/dispatcher/dispatcher.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/log.hpp"
#include "platform/db/failure.hpp"

#include <utility>

namespace foyer::notify {

namespace {

constexpr std::chrono::seconds between_looks{1};

}

dispatcher::dispatcher(db::database& database, std::vector<handler> handlers)
    : database_(database), handlers_(std::move(handlers)) {}

void dispatcher::start() {
    FOYER_ASSERT(!thread_.joinable(), "a dispatcher is started once");
    thread_ = std::jthread([this](const std::stop_token& stop) {
        run(stop);
        ended_.set_value();
    });
}

bool dispatcher::stop(std::chrono::milliseconds at_most) {
    if (!thread_.joinable()) return true;
    thread_.request_stop();
    if (ended_.get_future().wait_for(at_most) != std::future_status::ready) return false;
    thread_.join();
    return true;
}

void dispatcher::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        deliver_all(stop);
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, between_looks, [] { return false; });
    }
}

// A database that is gone is said once, when it goes, and once when it is back.
void dispatcher::deliver_all(const std::stop_token& stop) {
    try {
        while (!stop.stop_requested() && deliver_next(database_, handlers_, now(), stop)) {}
        if (std::exchange(database_failed_, false)) spdlog::info("events are delivered again");
    } catch (const db::failure& e) {
        if (!std::exchange(database_failed_, true))
            spdlog::error("no events are delivered: {}", e.what());
    }
}

}
