#include "app/server/message_parser.hpp"

#include "app/server/host_field.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include <functional>

namespace foyer::app {

namespace beast = boost::beast::http;
using boost::system::error_code;

namespace {

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

bool same_text(std::string_view a, std::string_view b) {
    return boost::beast::iequals({a.data(), a.size()}, {b.data(), b.size()});
}

// Whether the value begins on a later line than its name: Beast skips the break and gives a view.
bool begins_folded(std::string_view name, std::string_view value) {
    const auto* after_name = name.data() + name.size();
    const std::less<const char*> before;
    if (value.data() == nullptr || before(value.data(), after_name)) return false;
    const std::string_view between(after_name, static_cast<std::size_t>(value.data() - after_name));
    return between.find_first_of("\r\n") != std::string_view::npos;
}

}

message_parser::message_parser(
    http::request& request, std::string& body, const reader_limits& limits
)
    : request_(request), body_(body), limits_(limits) {
    eager(false);
    header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    body_limit(boost::none);
}

void message_parser::refuse(const fault& f, error_code& ec) {
    why = &f;
    ec = beast::error::bad_value;
}

void message_parser::on_request_impl(
    beast::verb, text method, text target, int version, error_code& ec
) {
    request_.method = http::parse_method(view(method));
    request_.target = view(target);
    request_.version = version;
    if (target.size() > limits_.target_bytes) refuse(target_too_long, ec);
}

void message_parser::on_field_impl(beast::field, text name, text value, error_code& ec) {
    if (is_header_done()) return; // trailers are read and forgotten
    const auto seen = view(value);
    // A value folded over lines comes from a temporary; RFC 9112 lets a server refuse it.
    const std::less<const char*> before;
    const bool folded = !seen.empty() && (before(seen.data(), bytes.data()) ||
                                          !before(seen.data(), bytes.data() + bytes.size()));
    if (folded || begins_folded(view(name), seen)) return refuse(malformed, ec);
    if (request_.headers.size() >= limits_.headers) return refuse(too_many_headers, ec);
    request_.headers.push_back({view(name), seen});
}

void message_parser::on_header_impl(error_code& ec) {
    int hosts = 0;
    bool has_coding = false;
    for (const auto& [name, value] : request_.headers) {
        if (same_text(name, "Host")) {
            ++hosts;
            if (!is_valid_host_field(value)) return refuse(malformed, ec);
        }
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

std::size_t message_parser::on_body_impl(text part, error_code&) {
    if (body_.empty() && part.size() == content_length().value_or(0)) {
        request_.body = view(part);
    } else {
        body_.append(part.data(), part.size());
        request_.body = body_;
    }
    return part.size();
}

void message_parser::on_chunk_header_impl(std::uint64_t size, text, error_code& ec) {
    chunk_seen_ = true;
    if (size > max_body - body_.size()) refuse(body_too_large, ec);
}

std::size_t message_parser::on_chunk_body_impl(std::uint64_t, text part, error_code&) {
    body_.append(part.data(), part.size());
    request_.body = body_;
    return part.size();
}

}
