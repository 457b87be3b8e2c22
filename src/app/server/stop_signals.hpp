#pragma once

#include <chrono>
#include <csignal>

namespace foyer::app {

// SIGTERM, SIGINT (stop) and SIGHUP (read certificates again) as something to wait for. Made first
// in main, before any thread: threads inherit that the signals are held back for wait().
class stop_signals {
public:
    stop_signals();
    // Returns the signal that came; 0 when the time is over.
    int wait(std::chrono::milliseconds at_most) const;

private:
    sigset_t set_{};
};

}
