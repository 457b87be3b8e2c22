#include "platform/runtime/await.hpp"
#include "platform/runtime/core.hpp"

#include <boost/asio/steady_timer.hpp>

#include <thread>

namespace foyer::runtime {

void sleep_for(std::chrono::milliseconds time) {
    if (!in_fiber()) {
        std::this_thread::sleep_for(time);
        return;
    }
    auto& home = *current_core();
    if (home.stopping()) return;
    boost::asio::steady_timer timer(home.loop(), time);
    const std::function<void()> end_early = [&timer] { timer.cancel(); };
    home.on_stop.insert(&end_early);
    await([&timer](const waker& done) {
        timer.async_wait([done](const boost::system::error_code&) { done.wake(); });
    });
    home.on_stop.erase(&end_early);
}

}
