#pragma once

#include "platform/runtime/await.hpp"

#include <memory>

namespace foyer::runtime {

// A descriptor registered with the core once, for those who wait for it often: wait_socket
// registers at each call. Belongs to the core where it was made and is used in its fibers only; the
// descriptor stays the caller's, and must stay open until the watch is gone. Only one watch for a
// descriptor at a time.
class socket_watch {
public:
    explicit socket_watch(int descriptor);
    ~socket_watch();
    socket_watch(const socket_watch&) = delete;
    socket_watch& operator=(const socket_watch&) = delete;

    // As wait_socket; one fiber may wait for each direction. False when the time is over or
    // cancel() was called.
    bool wait(readiness what, std::chrono::milliseconds at_most);

    // Waits for any length of time. False after cancel().
    bool wait(readiness what);

    // Ends the waits that are under way.
    void cancel();

private:
    struct state;
    std::shared_ptr<state> state_;
};

}
