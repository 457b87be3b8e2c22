#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace foyer {

// An exact decimal number with `Scale` digits after the point, kept as an integer of its smallest
// unit. Range: what fits in 64 bits; amounts of a shop stay below 10^15 units.
template <int Scale>
struct decimal {
    static constexpr int scale = Scale;
    std::int64_t units{};

    friend constexpr auto operator<=>(const decimal&, const decimal&) = default;
    friend constexpr decimal operator+(decimal a, decimal b) { return {a.units + b.units}; }
    friend constexpr decimal operator-(decimal a, decimal b) { return {a.units - b.units}; }
    friend constexpr decimal operator*(decimal a, std::int64_t n) { return {a.units * n}; }
    constexpr decimal operator-() const { return {-units}; }
    constexpr decimal& operator+=(decimal b) {
        units += b.units;
        return *this;
    }
    constexpr decimal& operator-=(decimal b) {
        units -= b.units;
        return *this;
    }
};

// An amount in centimes of Algerian dinar: money{14500000} is 145 000,00 DA.
using money = decimal<2>;

// A rate in percent with two digits: percent{1900} is 19 %.
struct percent {
    std::int64_t hundredths{};
    friend constexpr auto operator<=>(const percent&, const percent&) = default;
};

// "145000.00": all digits of the scale, a point, no grouping.
std::string to_text(std::int64_t units, int scale);

template <int Scale>
std::string to_text(decimal<Scale> value) {
    return to_text(value.units, Scale);
}

// Reads "145000", "145000.5", "-3.25". Nothing when the text is no number, has more digits than the
// scale (other than zeros) or does not fit.
std::optional<std::int64_t> parse_units(std::string_view text, int scale);

template <int Scale>
std::optional<decimal<Scale>> parse_decimal(std::string_view text) {
    const auto units = parse_units(text, Scale);
    if (!units) return std::nullopt;
    return decimal<Scale>{*units};
}

}
