#pragma once

#include "platform/http/request.hpp"

#include <boost/asio/ip/address.hpp>

#include <string>
#include <string_view>

namespace foyer::app {

inline constexpr std::string_view unknown_client = "unknown";

// An address as limits and logs know it: IPv4 inside IPv6 ("::ffff:203.0.113.7") as IPv4.
std::string text_of(const boost::asio::ip::address& address);

// Says who sent the request and whether by https (`secure`: our own TLS). Behind a proxy of ours
// that is what the proxy added: the last address of X-Forwarded-For (those before it are the
// client's own words), and X-Forwarded-Proto. A forwarded request without a readable address is
// unknown_client: all of them share the limits of one address and have no rights of this machine.
void describe_client(
    http::request& request, const std::string& peer, bool secure, bool behind_proxy
);

}
