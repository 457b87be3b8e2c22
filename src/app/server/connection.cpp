#include "app/server/connection.hpp"

#include "app/server/client.hpp"
#include "app/server/listener.hpp"
#include "platform/runtime/loop_turn.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

namespace foyer::app {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

const error overloaded{errc::unavailable, "server.overloaded", "too many requests are under way"};
const error internal{errc::unavailable, "internal", "the server failed"};

const error crowded{errc::unavailable, "server.bodies", "too many large requests are under way"};

// As much of a body or of an answer has to move in each body_time or write_time.
constexpr std::size_t bytes_per_deadline = std::size_t{64} * 1024;

http::response failure(const error& why, const http::request& request) {
    auto r = http::problem(why, request.id).with("Cache-Control", "no-store");
    if (r.status == 503) r.with("Retry-After", "1");
    return r;
}

// The last net: dispatch has one of its own.
http::response failed(const http::request& request, const std::exception& why) {
    spdlog::error("request {} failed: {}", request.id, why.what());
    return failure(internal, request);
}

}

connection::connection(std::shared_ptr<listener> home, transport way, std::string peer)
    : home_(std::move(home)), way_(std::move(way)), peer_(std::move(peer)) {}

void connection::start() {
    home_->late().set(*this, way_.is_open() ? deadline::greeting : deadline::handshake);
    receive_later();
}

void connection::run() {
    const runtime::loop_turn here;
    const auto self = shared_from_this();
    while (!closed_) {
        switch (next_step()) {
            case step::answer:
                if (!answer()) return;
                break;
            case step::flush:
                if (!flush()) return;
                break;
            case step::read: return read_later();
            case step::end: return linger();
        }
    }
}

connection::step connection::next_step() {
    const auto& x = *work_;
    const auto& limits = home_->options();
    if (!x.unsent.empty()) return step::flush;
    if (last_) return x.held.empty() ? step::end : step::flush;
    if (x.held.size() >= limits.max_burst || x.held_bytes >= limits.max_held_bytes)
        return step::flush;
    const auto found = feed();
    return found == step::read && !x.held.empty() ? step::flush : found;
}

connection::step connection::feed() {
    auto& x = *work_;
    while (true) {
        std::size_t used = 0;
        const auto found = x.reader.feed({x.buffer.data() + x.next, x.end - x.next}, used);
        x.next += used;
        switch (found) {
            case request_reader::step::complete: return step::answer;
            case request_reader::step::failed: return refuse(x.reader.problem());
            case request_reader::step::header_done: allow_body(); break;
            case request_reader::step::need_more: {
                if (x.reader.header_done()) {
                    moved_ += used;
                    const auto kept = body_share_ == 0 ? x.buffer.size() : 0;
                    if (!take_body_share(used + kept)) return refuse(crowded);
                }
                const bool wants_word =
                    x.reader.expects_continue() && !std::exchange(continued_, true);
                if (wants_word && x.reader.request().body.empty()) {
                    x.held.emplace_back().head = "HTTP/1.1 100 Continue\r\n\r\n";
                }
                return step::read;
            }
        }
    }
}

void connection::allow_body() {
    auto& reader = work_->reader;
    // Known before the body has come: its memory is the client's, not the proxy's.
    describe_client(reader.request(), peer_, way_.is_secure(), home_->options().behind_proxy);
    body_owner_ = reader.request().client_address;
    const auto& ask = home_->answers().max_body;
    reader.limit_body(ask ? ask(reader.request()) : home_->options().max_body_bytes);
    moved_ = 0;
}

// A body that comes at once is worked on at once; one that comes in parts is kept meanwhile, and
// the connection's buffer with it.
bool connection::take_body_share(std::size_t bytes) {
    if (!home_->shares().take_body(body_owner_, bytes, body_share_)) return false;
    body_share_ += bytes;
    return true;
}

void connection::give_body_share() {
    home_->shares().give_body(body_owner_, std::exchange(body_share_, 0));
}

// Sets it anew only when enough has moved: a byte now and then is no progress.
void connection::start_deadline(deadline kind) {
    if (deadlines::is_set(*this, kind) && moved_ < bytes_per_deadline) return;
    moved_ = 0;
    wait_with_buffer(kind);
}

// A client in the middle of something holds a buffer. Those with bodies have a share of their
// memory; of too many others, the one that takes longest has to go.
void connection::wait_with_buffer(deadline kind) {
    auto& late = home_->late();
    const bool joins = kind != deadline::body && !deadlines::is_set(*this, kind);
    if (joins && late.count(kind) >= home_->options().max_waiting) home_->close_longest(kind);
    late.set(*this, kind);
}

connection::step connection::refuse(const error& why) {
    ++home_->count.unreadable;
    last_ = true;
    auto& request = work_->reader.request();
    request.id = home_->next_request_id();
    hold(failure(why, request));
    return step::flush;
}

std::optional<http::response> connection::cached_answer(const http::request& request) const {
    const auto& ask = home_->answers().try_cached;
    if (!ask) return std::nullopt;
    try {
        return ask(request);
    } catch (const std::exception& e) {
        return failed(request, e);
    }
}

bool connection::answer() {
    home_->late().clear(*this);
    ++home_->count.requests;
    auto& request = work_->reader.request();
    describe_client(request, peer_, way_.is_secure(), home_->options().behind_proxy);
    request.id = home_->next_request_id();
    if (auto cached = cached_answer(request)) {
        hold(*std::move(cached));
        finish_request();
        return true;
    }
    handling_ = starting_ = true;
    const bool taken = home_->spawn([self = shared_from_this()] { self->handle(); });
    starting_ = false;
    if (!taken) {
        handling_ = false;
        hold(failure(overloaded, request));
        finish_request();
    }
    return !handling_;
}

// In a fiber. The client may be gone when the handler is done; its work is finished all the same.
void connection::handle() {
    const auto& request = work_->reader.request();
    http::response response;
    try {
        response = home_->answers().handle(request);
    } catch (const std::exception& e) {
        response = failed(request, e);
    }
    hold(std::move(response));
    finish_request();
    handling_ = false;
    if (closed_) return home_->give_back(std::move(work_));
    if (starting_) return;
    asio::post(home_->loop(), [self = shared_from_this()] { self->run(); });
}

void connection::hold(http::response&& response) {
    auto& x = *work_;
    last_ = last_ || !x.reader.keep_alive() || home_->draining();
    x.held.push_back(http::to_wire(std::move(response), x.reader.request(), !last_));
    x.held_bytes += x.held.back().head.size() + x.held.back().body().size();
}

void connection::finish_request() {
    auto& x = *work_;
    give_body_share();
    x.reader.next();
    x.start = x.next;
    continued_ = false;
}

bool connection::flush() {
    auto& x = *work_;
    if (x.unsent.empty()) {
        for (const auto& one : x.held) {
            x.unsent.emplace_back(one.head.data(), one.head.size());
            const auto body = one.body();
            if (!body.empty()) x.unsent.emplace_back(body.data(), body.size());
        }
    }
    error_code failed;
    while (!x.unsent.empty()) {
        auto sent = way_.write_some(x.unsent, failed);
        if (failed) break;
        moved_ += sent;
        auto part = x.unsent.begin();
        while (part != x.unsent.end() && sent >= part->size()) sent -= (part++)->size();
        x.unsent.erase(x.unsent.begin(), part);
        if (sent > 0) x.unsent.front() += sent;
    }
    if (failed == asio::error::would_block) {
        start_deadline(deadline::write);
        way_.wait_writable([self = shared_from_this()](const error_code& ec) {
            if (!ec && !self->closed_) self->run();
        });
        return false;
    }
    if (failed) {
        close();
        return false;
    }
    home_->late().clear(*this);
    x.held.clear();
    x.held_bytes = 0;
    return true;
}

}
