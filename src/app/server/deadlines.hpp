#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>

namespace foyer::app {

// What a connection can be late with. `greeting`: the first byte it ever sends.
enum class deadline : unsigned char {
    handshake,
    greeting,
    idle,
    header,
    body,
    write,
    linger,
    farewell
};
inline constexpr std::size_t deadline_kinds = 8;

// Something that has at most one deadline at a time.
class timed : public boost::intrusive::list_base_hook<> {
public:
    virtual void on_deadline(deadline late_with) = 0;

protected:
    timed() = default;
    ~timed() = default;

private:
    friend class deadlines;
    deadline kind_{};
    std::chrono::steady_clock::time_point at_{};
};

// All deadlines of a core behind one timer. A kind has one duration, so a queue for each kind is in
// order by itself and setting a deadline is a move to its end.
class deadlines {
public:
    using durations = std::array<std::chrono::milliseconds, deadline_kinds>;

    deadlines(boost::asio::io_context& loop, const durations& after);

    // Replaces the deadline that `who` has.
    void set(timed& who, deadline kind);
    void clear(timed& who);
    static bool is_set(const timed& who, deadline kind) {
        return who.is_linked() && who.kind_ == kind;
    }

    // Who has waited longest with this kind, or null.
    timed* oldest(deadline kind);
    std::size_t count(deadline kind) const;

private:
    using queue = boost::intrusive::list<timed>;

    void arm();
    void expire();

    boost::asio::steady_timer timer_;
    durations after_;
    std::array<queue, deadline_kinds> queues_;
    bool armed_{false};
    // The timer's last handler may run after this object is gone.
    std::shared_ptr<const bool> alive_{std::make_shared<const bool>(true)};
};

}
