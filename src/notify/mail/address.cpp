#include "notify/mail/address.hpp"

#include <algorithm>

namespace foyer::notify {

namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_local_character(char c) {
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
    return is_letter_or_digit(c) || others.find(c) != std::string_view::npos;
}

bool has_dots_inside_only(std::string_view part) {
    return !part.empty() && part.front() != '.' && part.back() != '.' &&
           part.find("..") == std::string_view::npos;
}

}

bool is_mail_address(std::string_view text) {
    constexpr std::size_t longest = 254;
    constexpr std::size_t longest_local = 64;
    const auto at = text.find('@');
    if (at == std::string_view::npos || text.size() > longest || at > longest_local) return false;
    const auto local = text.substr(0, at);
    const auto host = text.substr(at + 1);
    return has_dots_inside_only(local) && std::ranges::all_of(local, is_local_character) &&
           has_dots_inside_only(host) && host.front() != '-' &&
           std::ranges::all_of(host, [](char c) {
               return is_letter_or_digit(c) || c == '.' || c == '-';
           });
}

}
