#include "app/server/host_field.hpp"

#include <boost/asio/ip/address_v6.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

namespace foyer::app {

namespace {

// Letters, digits and what host names of machines are written with; internationalised names come
// in their ASCII form.
bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_';
}

// The part behind the host: nothing, ":" or ":" and a port.
bool is_port_suffix(std::string_view text) {
    if (text.empty() || text == ":") return true;
    if (text.front() != ':') return false;
    text.remove_prefix(1);
    std::uint16_t port = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), port);
    return failed == std::errc{} && end == text.data() + text.size();
}

bool is_ipv6_text(std::string_view text) {
    if (text.find('%') != std::string_view::npos) return false; // a zone means nothing to others
    boost::system::error_code unreadable;
    boost::asio::ip::make_address_v6(std::string(text), unreadable);
    return !unreadable;
}

}

bool is_valid_host_field(std::string_view value) {
    if (value.empty()) return true;
    if (value.front() == '[') {
        const auto end = value.find(']');
        return end != std::string_view::npos && is_ipv6_text(value.substr(1, end - 1)) &&
               is_port_suffix(value.substr(end + 1));
    }
    const auto colon = std::min(value.find(':'), value.size());
    const auto host = value.substr(0, colon);
    return !host.empty() && std::ranges::all_of(host, is_host_character) &&
           is_port_suffix(value.substr(colon));
}

}
