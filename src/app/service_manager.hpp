#pragma once

#include "app/server/server.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace foyer::runtime {
class cores;
}

// What systemd hands over, and what it wants to hear. Started by anybody else the program gets
// nothing and says nothing.
namespace foyer::app {

// Listening sockets that were opened for us before we began. One named "https" speaks TLS, and
// without names the second one. Once: they are no inheritance of our own children. Throws
// std::runtime_error for what is no listening TCP socket.
std::vector<handed_socket> take_handed_sockets();

// READY=1, STOPPING=1, RELOADING=1.
void say_ready();
void say_stopping();
void say_reloading();

// Says at each look that the program is alive if every core's loop has turned since the last one:
// whoever is told nothing for long enough starts the program again.
class watchdog {
public:
    watchdog(runtime::cores& cores, std::function<void()> say_alive);

    // Never waits.
    void look();

private:
    runtime::cores& cores_;
    std::function<void()> say_alive_;
    std::shared_ptr<std::vector<std::atomic<bool>>> turned_;
};

// How often systemd wants to hear of us at least; nothing when it does not.
std::optional<std::chrono::milliseconds> watchdog_time();
void say_alive();

}
