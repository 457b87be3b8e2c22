#include "app/server/connection.hpp"
#include "app/server/listener.hpp"
#include "platform/runtime/loop_turn.hpp"

#include <boost/asio/error.hpp>

#include <cstring>
#include <utility>

// How a connection gets its bytes, and how it ends.
namespace foyer::app {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

const error malformed_request{
    errc::invalid, "request.malformed", "a line of this request does not end"
};
const error timeout{errc::unavailable, "request.timeout", "the request took too long to arrive"};

}

void connection::read_later() {
    auto& late = home_->late();
    auto& reader = work_->reader;
    if (!reader.began()) {
        home_->give_back(std::move(work_));
        late.set(*this, home_->draining() ? deadline::farewell : deadline::idle);
    } else if (!reader.header_done()) {
        if (!deadlines::is_set(*this, deadline::header)) wait_with_buffer(deadline::header);
    } else {
        start_deadline(deadline::body);
    }
    receive_later();
}

void connection::receive_later() {
    if (std::exchange(reading_, true)) return;
    way_.receive_later(
        asio::buffer(first_),
        [self = shared_from_this()](const error_code& failed, std::size_t size) {
            self->on_arrival(failed, size);
        }
    );
}

void connection::on_arrival(const error_code& failed, std::size_t size) {
    reading_ = false;
    if (closed_) return;
    if (failed) return close();
    const runtime::loop_turn here; // a handshake of TLS computes
    if (lingering_) return discard();
    if (last_) return; // the answer to a late client is on its way
    if (!work_) work_ = home_->take_exchange();
    if (take(size)) run();
}

// Puts what has arrived behind what was there before, and what there is behind it when that may be
// more. False when there was nothing, or the end.
bool connection::take(std::size_t size) {
    if (!make_room()) {
        refuse(malformed_request);
        return true;
    }
    auto& x = *work_;
    x.end += asio::buffer_copy(asio::buffer(x.buffer) + x.end, asio::buffer(first_, size));
    if (size > 0 && size < first_.size()) return true;
    error_code failed;
    x.end += way_.read_some(asio::buffer(x.buffer) + x.end, failed);
    if (size > 0 || !failed) return true;
    if (failed == asio::error::would_block)
        nothing_came();
    else
        close();
    return false;
}

// A handshake that goes on, or half a record; an idle client keeps its deadline and no buffer.
void connection::nothing_came() {
    auto& late = home_->late();
    if (way_.is_open() && deadlines::is_set(*this, deadline::handshake))
        late.set(*this, deadline::greeting);
    if (!work_->reader.began()) home_->give_back(std::move(work_));
    receive_later();
}

// Makes the buffer begin with the request under way. False when a single line fills all of it.
bool connection::make_room() {
    auto& x = *work_;
    const auto is_full = [&] { return x.buffer.size() - x.end < first_.size(); };
    if (!x.reader.holds_bytes()) x.start = x.next;
    if (x.start > 0 && (x.start == x.end || is_full())) {
        std::memmove(x.buffer.data(), x.buffer.data() + x.start, x.end - x.start);
        if (x.reader.holds_bytes()) x.reader.moved(-static_cast<std::ptrdiff_t>(x.start));
        x.next -= x.start;
        x.end -= x.start;
        x.start = 0;
    }
    return !is_full();
}

// Everything is said. Closing at once would reset the connection if the client has sent more, and
// it might then lose the answer; so our side is shut and the client's rest thrown away, for a
// while.
void connection::linger() {
    lingering_ = true;
    give_body_share();
    home_->give_back(std::move(work_));
    way_.shut_sending();
    home_->late().set(*this, deadline::linger);
    discard();
}

void connection::discard() {
    if (!way_.discard()) return close();
    receive_later();
}

// A client may have sent a request that has not arrived yet: closing at once would lose it.
void connection::drain() {
    if (!work_ && !lingering_) home_->late().set(*this, deadline::farewell);
}

void connection::close() {
    if (std::exchange(closed_, true)) return;
    home_->late().clear(*this);
    way_.close();
    // A handler under way still reads its request.
    if (!handling_) give_body_share();
    if (work_ && !handling_) home_->give_back(std::move(work_));
    home_->closed(*this);
}

void connection::on_deadline(deadline late_with) {
    const auto self = shared_from_this();
    if (late_with != deadline::linger && late_with != deadline::farewell) ++home_->count.late;
    const bool reading = late_with == deadline::header || late_with == deadline::body;
    if (!reading || !work_) return close();
    refuse(timeout);
    run();
}

}
