#include "platform/runtime/cores.hpp"

#include "platform/base/assert.hpp"
#include "platform/runtime/await.hpp"
#include "platform/runtime/core.hpp"

#include <utility>

namespace foyer::runtime {

cores::cores(const core_options& options) {
    FOYER_ASSERT(options.cores > 0, "a runtime needs a core");
    cores_.reserve(static_cast<std::size_t>(options.cores));
    for (int i = 0; i < options.cores; ++i) cores_.push_back(std::make_unique<core>(i, options));
}

cores::~cores() {
    while (!stop(std::chrono::hours(1))) {}
}

int cores::size() const { return static_cast<int>(cores_.size()); }

bool cores::spawn(int core, std::function<void()> work) {
    return cores_.at(static_cast<std::size_t>(core))->spawn(std::move(work));
}

bool cores::post(int core, std::function<void()> work) {
    return cores_.at(static_cast<std::size_t>(core))->post(std::move(work));
}

bool cores::stop(std::chrono::milliseconds at_most) {
    FOYER_ASSERT(core_index() < 0, "a core cannot wait for its own end");
    const auto until = std::chrono::steady_clock::now() + at_most;
    for (auto& one : cores_) one->request_stop();
    for (auto& one : cores_) {
        const auto left = until - std::chrono::steady_clock::now();
        if (!one->wait_stopped(std::chrono::duration_cast<std::chrono::milliseconds>(left))) {
            return false;
        }
    }
    return true;
}

core_counters cores::counters(int core) const {
    return cores_.at(static_cast<std::size_t>(core))->counters();
}

void after_this_turn(std::function<void()> work) {
    auto* const home = current_core();
    FOYER_ASSERT(home != nullptr, "only a core has turns");
    home->post(std::move(work));
}

boost::asio::io_context& cores::loop(int core) {
    return cores_.at(static_cast<std::size_t>(core))->loop();
}

}
