#include "app/server/stop_signals.hpp"

#include "platform/base/assert.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>

namespace foyer::app {

namespace {

sigset_t ending_signals() {
    sigset_t set{};
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

// Not left to the system: it spares the first process of a container.
void leave(int) { std::_Exit(EXIT_SUCCESS); }

}

stop_signals::stop_signals() : set_(ending_signals()) {
    sigaddset(&set_, SIGHUP);
    FOYER_ASSERT(pthread_sigmask(SIG_BLOCK, &set_, nullptr) == 0, "signals cannot be held back");
}

int stop_signals::wait(std::chrono::milliseconds at_most) const {
    const timespec time{at_most.count() / 1000, at_most.count() % 1000 * 1'000'000};
    return std::max(0, sigtimedwait(&set_, nullptr, &time));
}

stop_signals::at_once::at_once(const stop_signals&) {
    std::signal(SIGTERM, leave);
    std::signal(SIGINT, leave);
    const auto set = ending_signals();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

stop_signals::at_once::~at_once() {
    const auto set = ending_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

}
