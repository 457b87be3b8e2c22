#include "app/service_manager.hpp"

#include "platform/runtime/cores.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <stdexcept>
#include <string_view>
#include <systemd/sd-daemon.h>

namespace foyer::app {

std::vector<handed_socket> take_handed_sockets() {
    char** names = nullptr;
    const int count = sd_listen_fds_with_names(1, &names);
    if (count < 0) throw std::runtime_error("the sockets that were handed over cannot be had");
    std::vector<handed_socket> sockets;
    for (int i = 0; i < count; ++i) {
        const int descriptor = SD_LISTEN_FDS_START + i;
        if (sd_is_socket(descriptor, AF_UNSPEC, SOCK_STREAM, 1) <= 0)
            throw std::runtime_error(
                fmt::format("descriptor {} was handed over but does not listen", descriptor)
            );
        const std::string_view name = names[i];
        sockets.push_back({descriptor, name == "https" || (i == 1 && name != "http")});
        std::free(names[i]);
    }
    std::free(names);
    return sockets;
}

void say_ready() { sd_notify(0, "READY=1"); }

void say_stopping() { sd_notify(0, "STOPPING=1"); }

void say_reloading() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    const auto microseconds = time.tv_sec * 1'000'000 + time.tv_nsec / 1000;
    sd_notify(0, fmt::format("RELOADING=1\nMONOTONIC_USEC={}", microseconds).c_str());
}

void say_alive() { sd_notify(0, "WATCHDOG=1"); }

std::optional<std::chrono::milliseconds> watchdog_time() {
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) return std::nullopt;
    return std::chrono::milliseconds(microseconds / 1000);
}

watchdog::watchdog(runtime::cores& cores, std::function<void()> say_alive)
    : cores_(cores),
      say_alive_(std::move(say_alive)),
      turned_(std::make_shared<std::vector<std::atomic<bool>>>(static_cast<std::size_t>(cores.size()
      ))) {
    for (auto& one : *turned_) one = true;
}

void watchdog::look() {
    if (!std::ranges::all_of(*turned_, [](const auto& one) { return one.load(); })) return;
    say_alive_();
    for (int core = 0; core < cores_.size(); ++core) {
        (*turned_)[static_cast<std::size_t>(core)] = false;
        cores_.post(core, [turned = turned_, core] {
            (*turned)[static_cast<std::size_t>(core)] = true;
        });
    }
}

}
