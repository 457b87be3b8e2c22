#include "platform/base/decimal.hpp"

#include <fmt/format.h>

#include <charconv>

namespace foyer {

namespace {

constexpr std::int64_t power_of_ten(int n) {
    std::int64_t p = 1;
    while (n-- > 0) p *= 10;
    return p;
}

}

std::string to_text(std::int64_t units, int scale) {
    if (scale == 0) return std::to_string(units);
    const auto p = static_cast<std::uint64_t>(power_of_ten(scale));
    const auto magnitude =
        units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
    return fmt::format("{}{}.{:0{}}", units < 0 ? "-" : "", magnitude / p, magnitude % p, scale);
}

std::optional<std::int64_t> parse_units(std::string_view text, int scale) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto point = text.find('.');
    auto whole = text.substr(0, point);
    auto fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
    while (static_cast<int>(fraction.size()) > scale && fraction.ends_with('0'))
        fraction.remove_suffix(1);
    if (static_cast<int>(fraction.size()) > scale) return std::nullopt;
    auto digits = std::string(whole).append(fraction).append(
        static_cast<std::size_t>(scale) - fraction.size(), '0'
    );
    if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    std::int64_t units = 0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), units);
    if (failure != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return negative ? -units : units;
}

}
