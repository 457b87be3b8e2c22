#include "app/server/stop_signals.hpp"

#include "platform/base/assert.hpp"

namespace foyer::app {

stop_signals::stop_signals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGINT);
    FOYER_ASSERT(pthread_sigmask(SIG_BLOCK, &set_, nullptr) == 0, "signals cannot be held back");
}

int stop_signals::wait() const {
    int signal = 0;
    while (sigwait(&set_, &signal) != 0) {}
    return signal;
}

}
