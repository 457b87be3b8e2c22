#include "app/server/server.hpp"

#include "app/server/listener.hpp"
#include "platform/base/assert.hpp"
#include "platform/runtime/await.hpp"
#include "platform/runtime/cores.hpp"

#include <boost/asio/ip/address.hpp>

#include <functional>
#include <future>
#include <sstream>
#include <system_error>
#include <utility>

namespace foyer::app {

namespace ip = boost::asio::ip;

namespace {

// Runs `work` on the core and waits for it; what it throws is thrown here. When the cores have
// ended nothing can be under way, and this thread does it.
void on_core(runtime::cores& cores, int core, const std::function<void()>& work) {
    const auto task = std::make_shared<std::packaged_task<void()>>(work);
    if (!cores.post(core, [task] { (*task)(); })) (*task)();
    task->get_future().get();
}

std::string text_of(const ip::tcp::endpoint& where) {
    std::ostringstream text;
    text << where;
    return text.str();
}

}

server::server(runtime::cores& cores, server_options options, handler answers)
    : cores_(cores),
      setup_(std::make_shared<server_setup>(std::move(options), std::move(answers))) {
    FOYER_ASSERT(setup_->answers.handle != nullptr, "a server needs somebody who answers");
    FOYER_ASSERT(runtime::core_index() < 0, "a server is made outside the cores");
    const auto& o = setup_->options;
    plain_.port = o.port;
    secure_.port = o.tls_port;
    for (int core = 0; core < cores_.size(); ++core)
        listeners_.push_back(std::make_shared<listener>(cores_, core, setup_));
    open_doors(false, o.address, plain_);
    if (o.tls != nullptr) open_doors(true, o.tls_address, secure_);
    for (int core = 0; core < cores_.size(); ++core) {
        cores_.post(core, [one = listeners_[static_cast<std::size_t>(core)]] { one->start(); });
    }
}

server::~server() {
    if (!drained_) drain(std::chrono::milliseconds(0));
    // The last reference must go on the core's own thread, behind what is still under way there.
    for (int core = 0; core < cores_.size(); ++core) {
        auto& one = listeners_[static_cast<std::size_t>(core)];
        on_core(cores_, core, [&one] { one.reset(); });
    }
}

// The port may be 0 for the first core: the others take the one that it got.
void server::open_doors(bool secure, const std::string& address, place& at) {
    const auto on_each = [&](const std::function<ip::tcp::endpoint(listener&)>& open) {
        for (int core = 0; core < cores_.size(); ++core)
            on_core(cores_, core, [&] {
                const auto where = open(*listeners_[static_cast<std::size_t>(core)]);
                at = {where.port(), text_of(where)};
            });
    };
    bool handed = false;
    for (const auto& socket : setup_->options.handed) {
        if (socket.secure != secure) continue;
        handed = true;
        on_each([&](listener& one) { return one.share(socket.descriptor, secure); });
    }
    if (handed || address.empty()) return;
    const auto where = ip::make_address(address);
    try {
        on_each([&](listener& one) { return one.listen({where, at.port}, secure); });
    } catch (const boost::system::system_error& e) {
        throw std::system_error(
            e.code().value(), std::system_category(),
            "cannot listen on " + text_of(ip::tcp::endpoint(where, at.port))
        );
    }
}

bool server::drain(std::chrono::milliseconds at_most) {
    FOYER_ASSERT(!std::exchange(drained_, true), "a server is drained twice");
    const auto until = std::chrono::steady_clock::now() + at_most;
    std::vector<std::future<void>> ends;
    for (int core = 0; core < cores_.size(); ++core) {
        auto& one = *listeners_[static_cast<std::size_t>(core)];
        std::promise<void> closed;
        ends.push_back(closed.get_future());
        on_core(cores_, core, [&] { one.drain(std::move(closed)); });
    }
    bool in_time = true;
    for (const auto& end : ends) in_time &= end.wait_until(until) == std::future_status::ready;
    if (in_time) return true;
    for (int core = 0; core < cores_.size(); ++core) {
        auto& one = *listeners_[static_cast<std::size_t>(core)];
        on_core(cores_, core, [&] { one.close_all(); });
    }
    return false;
}

server_counters server::counters() const {
    server_counters sum{};
    sum.body_bytes = setup_->shares.bodies();
    for (const auto& one : listeners_) {
        const auto& c = one->count;
        sum.connections += c.connections;
        sum.accepted += c.accepted;
        sum.refused += c.refused;
        sum.crowded += c.crowded;
        sum.accept_errors += c.accept_errors;
        sum.requests += c.requests;
        sum.unreadable += c.unreadable;
        sum.late += c.late;
    }
    return sum;
}

}
