#include "app/server/client.hpp"

#include <boost/beast/core/string.hpp>

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
    const std::string address(last_element(last_value(request, "X-Forwarded-For")));
    boost::system::error_code unreadable;
    const auto known = boost::asio::ip::make_address(address, unreadable);
    if (!unreadable) request.client_address = text_of(known);
}

}
