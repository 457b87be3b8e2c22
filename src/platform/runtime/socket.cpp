#include "platform/base/assert.hpp"
#include "platform/runtime/core.hpp"
#include "platform/runtime/socket_watch.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <poll.h>

namespace foyer::runtime {

namespace asio = boost::asio;

namespace {

// Outside a fiber: the thread blocks.
bool poll_socket(int descriptor, readiness what, std::chrono::milliseconds at_most) {
    const auto until = std::chrono::steady_clock::now() + at_most;
    pollfd one{descriptor, static_cast<short>(what == readiness::readable ? POLLIN : POLLOUT), 0};
    while (true) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        const auto wait_ms = std::clamp<long long>(left.count(), 0, INT_MAX);
        const int ready = ::poll(&one, 1, static_cast<int>(wait_ms));
        if (ready >= 0 || errno != EINTR) return ready > 0;
    }
}

auto direction(readiness what) {
    return what == readiness::readable ? asio::posix::descriptor_base::wait_read
                                       : asio::posix::descriptor_base::wait_write;
}

}

// The descriptor is lent to Asio and released before it could close it.
struct socket_watch::state {
    // One wait with an end. Outlives it, since the slower of the two operations reports its
    // cancellation later.
    struct timed_wait {
        asio::steady_timer timer;
        bool decided{false};
        bool ready{false};

        explicit timed_wait(asio::io_context& loop) : timer(loop) {}

        void decide(bool is_ready, const waker& done) {
            if (decided) return;
            decided = true;
            ready = is_ready;
            done.wake();
        }
    };

    core& home;
    asio::posix::stream_descriptor lent;

    explicit state(int descriptor) : home(*current_core()), lent(home.loop(), descriptor) {}
    ~state() { lent.release(); }

    bool wait(readiness what, const std::chrono::milliseconds* at_most) {
        FOYER_ASSERT(current_core() == &home && in_fiber(), "a watch is used in its core's fibers");
        const auto one = std::make_shared<timed_wait>(home.loop());
        await([&](const waker& done) {
            lent.async_wait(direction(what), [one, done](const boost::system::error_code& failed) {
                one->decide(!failed, done);
            });
            if (at_most == nullptr) return;
            one->timer.expires_after(*at_most);
            one->timer.async_wait([one, done](const boost::system::error_code& failed) {
                if (!failed) one->decide(false, done);
            });
        });
        one->timer.cancel();
        return one->ready;
    }
};

socket_watch::socket_watch(int descriptor) : state_(std::make_shared<state>(descriptor)) {}

socket_watch::~socket_watch() { state_->lent.cancel(); }

bool socket_watch::wait(readiness what, std::chrono::milliseconds at_most) {
    return state_->wait(what, &at_most);
}

bool socket_watch::wait(readiness what) { return state_->wait(what, nullptr); }

void socket_watch::cancel() { state_->lent.cancel(); }

bool wait_socket(int descriptor, readiness what, std::chrono::milliseconds at_most) {
    if (!in_fiber()) return poll_socket(descriptor, what, at_most);
    return socket_watch(descriptor).wait(what, at_most);
}

}
