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

const error malformed{errc::invalid, "request.malformed", "a line of this request does not end"};
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
    wait_readable();
}

void connection::wait_readable() {
    if (std::exchange(reading_, true)) return;
    way_.wait_readable([self = shared_from_this()](const error_code& ec) {
        self->reading_ = false;
        if (!ec && !self->closed_) self->on_readable();
    });
}

void connection::on_readable() {
    const runtime::loop_turn here; // a handshake of TLS computes
    if (lingering_) return discard();
    if (last_) return; // the answer to a late client is on its way
    if (!work_) work_ = home_->take_exchange();
    auto& x = *work_;
    if (!make_room()) {
        refuse(malformed);
        return run();
    }
    error_code failed;
    x.end += way_.read_some(asio::buffer(x.buffer.data() + x.end, x.buffer.size() - x.end), failed);
    if (failed == asio::error::would_block) return nothing_came();
    if (failed) return close();
    run();
}

// A handshake that goes on, or half a record; an idle client keeps its deadline and no buffer.
void connection::nothing_came() {
    auto& late = home_->late();
    if (way_.is_open() && deadlines::is_set(*this, deadline::handshake))
        late.set(*this, deadline::greeting);
    if (!work_->reader.began()) home_->give_back(std::move(work_));
    wait_readable();
}

// Makes the buffer begin with the request under way. False when a single line fills all of it.
bool connection::make_room() {
    auto& x = *work_;
    if (!x.reader.holds_bytes()) x.start = x.next;
    if (x.start > 0 && (x.start == x.end || x.end == x.buffer.size())) {
        std::memmove(x.buffer.data(), x.buffer.data() + x.start, x.end - x.start);
        if (x.reader.holds_bytes()) x.reader.moved(-static_cast<std::ptrdiff_t>(x.start));
        x.next -= x.start;
        x.end -= x.start;
        x.start = 0;
    }
    return x.end < x.buffer.size();
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
    wait_readable();
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
