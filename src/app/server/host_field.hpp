#pragma once

#include <string_view>

namespace foyer::app {

// Whether the value of a Host field is a host name, an IPv4 address or an IPv6 address in brackets,
// with a port or without: "shop.dz", "127.0.0.1:8080", "[::1]:80". An empty value is valid: RFC
// 9112 3.2 asks for it where the target has no host.
bool is_valid_host_field(std::string_view value);

}
