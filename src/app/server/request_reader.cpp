#include "app/server/request_reader.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace foyer::app {

namespace beast = boost::beast::http;
using boost::system::error_code;

namespace {

struct fault {
    errc kind;
    std::string_view code;
    std::string_view message;
};

// More than this is not kept for the next request.
constexpr std::size_t kept_body_bytes = std::size_t{64} * 1024;

// The codes that have a status of their own are known to http::status_of.
constexpr fault malformed{
    errc::invalid, "request.malformed", "this is not a well-formed HTTP/1.1 request"
};
constexpr fault header_too_large{
    errc::too_large, "request.header_too_large", "the header is too large"
};
constexpr fault too_many_headers{
    errc::too_large, "request.header_too_large", "there are too many header fields"
};
constexpr fault target_too_long{
    errc::too_large, "request.target_too_long", "the address is too long"
};
constexpr fault body_too_large{errc::too_large, "body.too_large", "the body is too large"};
constexpr fault unknown_coding{
    errc::invalid, "request.transfer_coding", "the only transfer coding understood is chunked"
};
constexpr fault unknown_expectation{
    errc::invalid, "request.expectation", "the only expectation understood is 100-continue"
};

// A refused line that is still unfinished: was it the address that did not end?
const fault& too_large_line(const http::request& r) {
    return r.target.empty() ? target_too_long : header_too_large;
}

bool same_text(std::string_view a, std::string_view b) {
    return boost::beast::iequals({a.data(), a.size()}, {b.data(), b.size()});
}

}

// What Beast finds goes here. A callback that refuses sets `why` and any error, which ends the
// parser.
class message_parser final : public beast::basic_parser<true> {
public:
    message_parser(http::request& request, std::string& body, const reader_limits& limits)
        : request_(request), body_(body), limits_(limits) {
        eager(false);
        header_limit(static_cast<std::uint32_t>(limits.header_bytes));
        body_limit(boost::none);
    }

    const fault* why{nullptr};
    bool expects_continue{false};
    std::size_t max_body{0};
    std::string_view bytes; // what is being fed, to tell copies from views

    bool body_is_too_large() const { return content_length().value_or(0) > max_body; }

private:
    void refuse(const fault& f, error_code& ec) {
        why = &f;
        ec = beast::error::bad_value;
    }

    static std::string_view view(boost::beast::string_view text) {
        return {text.data(), text.size()};
    }

    void on_request_impl(
        beast::verb, boost::beast::string_view method, boost::beast::string_view target,
        int version, error_code& ec
    ) override {
        request_.method = http::parse_method(view(method));
        request_.target = view(target);
        request_.version = version;
        if (target.size() > limits_.target_bytes) refuse(target_too_long, ec);
    }

    void on_field_impl(
        beast::field, boost::beast::string_view name, boost::beast::string_view value,
        error_code& ec
    ) override {
        if (is_header_done()) return; // trailers are read and forgotten
        const auto text = view(value);
        // A value folded over lines comes from a temporary; RFC 9112 lets a server refuse it.
        const std::less<const char*> before;
        const bool folded = !text.empty() && (before(text.data(), bytes.data()) ||
                                              !before(text.data(), bytes.data() + bytes.size()));
        if (folded) return refuse(malformed, ec);
        if (request_.headers.size() >= limits_.headers) return refuse(too_many_headers, ec);
        request_.headers.push_back({view(name), text});
    }

    void on_header_impl(error_code& ec) override {
        int hosts = 0;
        bool has_coding = false;
        for (const auto& [name, value] : request_.headers) {
            if (same_text(name, "Host")) ++hosts;
            if (same_text(name, "Transfer-Encoding")) {
                has_coding = true;
                if (!same_text(value, "chunked")) return refuse(unknown_coding, ec);
            }
            if (same_text(name, "Expect") && request_.version == 11) {
                if (!same_text(value, "100-continue")) return refuse(unknown_expectation, ec);
                expects_continue = true;
            }
        }
        if (hosts > 1 || (hosts == 0 && request_.version == 11)) return refuse(malformed, ec);
        if (has_coding && request_.version == 10) return refuse(malformed, ec);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}

    std::size_t on_body_impl(boost::beast::string_view part, error_code&) override {
        if (body_.empty() && part.size() == content_length().value_or(0)) {
            request_.body = view(part);
        } else {
            body_.append(part.data(), part.size());
            request_.body = body_;
        }
        return part.size();
    }

    void on_chunk_header_impl(std::uint64_t size, boost::beast::string_view, error_code& ec)
        override {
        if (size > max_body - body_.size()) refuse(body_too_large, ec);
    }

    std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view part, error_code&)
        override {
        body_.append(part.data(), part.size());
        request_.body = body_;
        return part.size();
    }

    void on_response_impl(int, boost::beast::string_view, int, error_code&) override {}
    void on_finish_impl(error_code&) override {}

    http::request& request_;
    std::string& body_;
    const reader_limits& limits_;
};

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
        if (!bytes.empty()) {
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
