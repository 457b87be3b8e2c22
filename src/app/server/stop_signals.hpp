#pragma once

#include <csignal>

namespace foyer::app {

// SIGTERM and SIGINT as something to wait for. Made first in main, before any thread: threads
// inherit that the signals are held back for wait().
class stop_signals {
public:
    stop_signals();
    // Returns the signal that came.
    int wait() const;

private:
    sigset_t set_{};
};

}
