#include "app/server/request_reader.hpp"

#include "app/server/message_parser.hpp"

#include <boost/beast/http/error.hpp>

#include <optional>
#include <string>

namespace foyer::app {

namespace beast = boost::beast::http;
using boost::system::error_code;

namespace {

// More than this is not kept for the next request.
constexpr std::size_t kept_body_bytes = std::size_t{64} * 1024;
// "0", line break, line break: Beast's parser takes it for granted that it sees all of it at once
// when it has seen its first line.
constexpr std::size_t shortest_chunked_body = 5;

// A refused line that is still unfinished: was it the address that did not end?
const fault& too_large_line(const http::request& r) {
    return r.target.empty() ? target_too_long : header_too_large;
}

}

struct request_reader::state {
    const reader_limits limits;
    http::request request;
    std::string body;
    std::string header_copy;
    const char* begin{nullptr}; // where the header's bytes are
    std::size_t header_bytes{0};
    bool copied{false};
    error problem{errc::invalid, "", ""};
    std::optional<message_parser> parser;

    explicit state(const reader_limits& l) : limits(l) { restart(); }

    void restart() {
        request.method = {};
        request.version = 11;
        request.target = {};
        request.body = {};
        request.headers.clear();
        body.clear();
        if (body.capacity() > kept_body_bytes) body.shrink_to_fit();
        begin = nullptr;
        header_bytes = 0;
        copied = false;
        parser.emplace(request, body, limits);
    }

    step fail(const fault& f) {
        problem = {f.kind, f.code, std::string(f.message)};
        return step::failed;
    }

    step fail(const error_code& ec) {
        if (parser->why != nullptr) return fail(*parser->why);
        return fail(ec == beast::error::header_limit ? too_large_line(request) : malformed);
    }

    void rebase(const char* to) {
        const auto move = [&](std::string_view& text) {
            if (!text.empty()) text = {to + (text.data() - begin), text.size()};
        };
        move(request.target);
        for (auto& [name, value] : request.headers) {
            move(name);
            move(value);
        }
        begin = to;
    }

    // The body comes in pieces: the header must not keep the caller's buffer.
    void copy_header() {
        if (copied) return;
        header_copy.assign(begin, header_bytes);
        rebase(header_copy.data());
        copied = true;
    }

    step feed_header(std::string_view bytes, std::size_t& used) {
        if (begin == nullptr) begin = bytes.data();
        parser->bytes = bytes;
        error_code ec;
        used = parser->put({bytes.data(), bytes.size()}, ec);
        header_bytes += used;
        if (ec && ec != beast::error::need_more) return fail(ec);
        const auto rest = ec ? bytes.size() - used : 0;
        if (header_bytes + rest > limits.header_bytes) return fail(too_large_line(request));
        if (ec) return step::need_more;
        if (parser->is_done()) return step::complete;
        parser->eager(true);
        return step::header_done;
    }

    step feed_body(std::string_view bytes, std::size_t& used) {
        if (parser->body_is_too_large()) return fail(body_too_large);
        const bool may_be_empty = parser->awaits_first_chunk() && bytes.starts_with('0');
        if (bytes.size() >= (may_be_empty ? shortest_chunked_body : 1)) {
            parser->bytes = bytes;
            error_code ec;
            used = parser->put({bytes.data(), bytes.size()}, ec);
            if (ec && ec != beast::error::need_more) return fail(ec);
            if (parser->is_done()) return step::complete;
        }
        copy_header();
        return step::need_more;
    }
};

request_reader::request_reader(const reader_limits& limits) : state_(new state(limits)) {}
request_reader::~request_reader() = default;

request_reader::step request_reader::feed(std::string_view bytes, std::size_t& used) {
    auto& s = *state_;
    used = 0;
    if (s.parser->is_header_done()) return s.feed_body(bytes, used);
    // Some clients end a form with an extra line break; RFC 9112 2.2 asks to ignore it.
    std::size_t blank = 0;
    while (!began() && blank < bytes.size() && (bytes[blank] == '\r' || bytes[blank] == '\n'))
        ++blank;
    bytes.remove_prefix(blank);
    const auto result = bytes.empty() ? step::need_more : s.feed_header(bytes, used);
    used += blank;
    return result;
}

void request_reader::moved(std::ptrdiff_t distance) { state_->rebase(state_->begin + distance); }

bool request_reader::holds_bytes() const { return state_->begin != nullptr && !state_->copied; }

bool request_reader::began() const { return state_->begin != nullptr; }

bool request_reader::header_done() const { return state_->parser->is_header_done(); }

void request_reader::limit_body(std::size_t bytes) { state_->parser->max_body = bytes; }

bool request_reader::expects_continue() const { return state_->parser->expects_continue; }

bool request_reader::keep_alive() const { return header_done() && state_->parser->keep_alive(); }

http::request& request_reader::request() { return state_->request; }

const error& request_reader::problem() const { return state_->problem; }

void request_reader::next() { state_->restart(); }

}
