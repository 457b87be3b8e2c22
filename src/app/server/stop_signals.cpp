#include "app/server/stop_signals.hpp"

#include "platform/base/assert.hpp"

#include <algorithm>
#include <ctime>

namespace foyer::app {

stop_signals::stop_signals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGHUP);
    FOYER_ASSERT(pthread_sigmask(SIG_BLOCK, &set_, nullptr) == 0, "signals cannot be held back");
}

int stop_signals::wait(std::chrono::milliseconds at_most) const {
    const timespec time{at_most.count() / 1000, at_most.count() % 1000 * 1'000'000};
    return std::max(0, sigtimedwait(&set_, nullptr, &time));
}

}
