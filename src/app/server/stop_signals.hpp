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

    // While it lives, SIGTERM and SIGINT end the program at once, with 0: for a thread that may
    // have to wait while nothing is under way yet. Threads that are begun meanwhile must end
    // before.
    class at_once {
    public:
        explicit at_once(const stop_signals&);
        ~at_once();
        at_once(const at_once&) = delete;
        at_once& operator=(const at_once&) = delete;
    };

private:
    sigset_t set_{};
};

}
