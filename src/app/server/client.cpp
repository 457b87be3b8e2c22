#include "app/server/client.hpp"

#include <boost/beast/core/string.hpp>

#include <algorithm>
#include <string_view>

namespace foyer::app {

namespace {

// The last header of this name: a client may have sent others before it.
std::string_view last_value(const http::request& request, std::string_view name) {
    std::string_view found;
    for (const auto& [key, value] : request.headers) {
        if (boost::beast::iequals({key.data(), key.size()}, {name.data(), name.size()}))
            found = value;
    }
    return found;
}

std::string_view last_element(std::string_view list) {
    const auto comma = list.rfind(',');
    if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
    while (!list.empty() && list.front() == ' ') list.remove_prefix(1);
    while (!list.empty() && list.back() == ' ') list.remove_suffix(1);
    return list;
}

// An address without the port that some proxies add: "203.0.113.7:4711", "[2001:db8::1]:4711".
std::string_view without_port(std::string_view text) {
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        return end == std::string_view::npos ? text : text.substr(1, end - 1);
    }
    const auto colon = text.find(':');
    return text.find(':', colon + 1) == std::string_view::npos ? text.substr(0, colon) : text;
}

// Whether a proxy has passed this on. A program on this machine may also ask us directly, for
// metrics; it sends none of these.
bool was_forwarded(const http::request& request) {
    constexpr std::string_view traces[] = {"X-Forwarded-For",  "X-Forwarded-Proto",
                                           "X-Forwarded-Host", "X-Real-IP",
                                           "Forwarded",        "Via"};
    return std::ranges::any_of(traces, [&](auto name) {
        return request.header_value(name).has_value();
    });
}

}

std::string text_of(const boost::asio::ip::address& address) {
    namespace ip = boost::asio::ip;
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address.to_string();
    return ip::make_address_v4(ip::v4_mapped, address.to_v6()).to_string();
}

void describe_client(
    http::request& request, const std::string& peer, bool secure, bool behind_proxy
) {
    request.client_address = peer;
    request.secure = secure;
    if (!behind_proxy) return;
    const auto proto = last_element(last_value(request, "X-Forwarded-Proto"));
    if (!proto.empty())
        request.secure = boost::beast::iequals({proto.data(), proto.size()}, "https");
    if (!was_forwarded(request)) return;
    const auto element = last_element(last_value(request, "X-Forwarded-For"));
    boost::system::error_code unreadable;
    const auto known =
        boost::asio::ip::make_address(std::string(without_port(element)), unreadable);
    // Never the proxy's own address: it has the rights of this machine.
    request.client_address = unreadable ? std::string(unknown_client) : text_of(known);
}

}
