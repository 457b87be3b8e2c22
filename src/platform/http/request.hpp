#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foyer::http {

enum class method : std::uint8_t { get, head, post, put, patch, delete_, options, other };

// "GET"; "OTHER" for what we do not serve.
std::string_view name_of(method m);

// Case matters, as in RFC 9110; an unknown method is `other`, which every resource answers with 405
// or 501.
method parse_method(std::string_view name);

// GET, HEAD and OPTIONS: change nothing, so they may be repeated and may come from other sites.
constexpr bool is_safe(method m) {
    return m == method::get || m == method::head || m == method::options;
}

// One complete request. All texts are views into the connection's buffer, which the server keeps
// until the answer has been made; `other` storage (tests) must outlive the request in the same way.
struct request {
    struct header {
        std::string_view name;
        std::string_view value;
    };

    http::method method{};
    std::string_view
        target;      // as sent: "/api/v1/products?q=pompe"; path() and query() are its parts
    int version{11}; // 11 or 10
    std::vector<header> headers;
    std::string_view body;
    std::string client_address; // "203.0.113.7": the peer, or what a trusted proxy says about it
    bool secure{};              // the client speaks https (ours or the trusted proxy's)
    std::string id;             // unique; on the answer, in the log, in problem documents

    // Before the '?', still percent-encoded; of an absolute target only its path.
    std::string_view path() const;

    // After the first '?', without it; empty when there is none.
    std::string_view query() const;

    // The first value of a header, whose name is compared without regard to case.
    std::optional<std::string_view> header_value(std::string_view name) const;

    // Whether "text/html" stands in Accept before "application/json": a browser that wants a page.
    bool prefers_html() const;
};

// The value of one cookie of the request, or nothing. Values are given as sent, quotes removed.
std::optional<std::string_view> cookie_value(const request& r, std::string_view name);

// Decodes "a=1&b=x%20y" (query strings and forms; '+' is a space). A broken escape is kept as it
// is; texts that are not valid UTF-8 are left for the decoder of the field to refuse. At most 200
// pairs are read.
std::vector<std::pair<std::string, std::string>> parse_pairs(std::string_view encoded);

// Decodes one segment of a path ('+' stays); nothing when an escape is broken.
std::optional<std::string> decode_segment(std::string_view segment);

// Encodes a text for use as one query value or path segment.
std::string encode_component(std::string_view text);

}
