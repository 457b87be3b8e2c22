#pragma once

#include "platform/json/traits.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Types of input that carry their bounds, so that a decoded struct needs no further look. Their
// `value` is clean. They are for inputs; tables use plain types.
namespace foyer {

namespace detail {

json::value_fault accept_text(
    std::string_view typed, std::size_t min, std::size_t max, bool lines, std::string& out
);
std::string text_schema(std::size_t min, std::size_t max);
json::value_fault accept_range(std::int64_t number, std::int64_t low, std::int64_t high);
std::string range_schema(std::int64_t low, std::int64_t high);

}

// One line of text: trimmed, valid UTF-8 without control characters, Min to Max characters.
template <std::size_t Min, std::size_t Max>
struct text {
    std::string value;

    operator const std::string&() const { return value; }
    friend bool operator==(const text&, const text&) = default;
    static json::value_fault accept(std::string_view typed, text& out) {
        return detail::accept_text(typed, Min, Max, false, out.value);
    }
    static std::string schema() { return detail::text_schema(Min, Max); }
};

// Text of several lines; line ends become '\n'.
template <std::size_t Min, std::size_t Max>
struct long_text {
    std::string value;

    operator const std::string&() const { return value; }
    friend bool operator==(const long_text&, const long_text&) = default;
    static json::value_fault accept(std::string_view typed, long_text& out) {
        return detail::accept_text(typed, Min, Max, true, out.value);
    }
    static std::string schema() { return detail::text_schema(Min, Max); }
};

// An Algerian phone number, kept in E.164 (base/text.hpp, normalise_phone).
struct phone {
    std::string value;

    operator const std::string&() const { return value; }
    friend bool operator==(const phone&, const phone&) = default;
    static json::value_fault accept(std::string_view typed, phone& out);
    static std::string schema();
};

// An Algerian postal code: five digits, kept as Western ones; Arabic digits are accepted. Empty
// text is accepted and stays empty: forms send it for a field that was left out.
struct postal_code {
    std::string value;

    operator const std::string&() const { return value; }
    friend bool operator==(const postal_code&, const postal_code&) = default;
    static json::value_fault accept(std::string_view typed, postal_code& out);
    static std::string schema();
};

// An e-mail address: one @, a dot in the domain, at most 254 characters; kept in lower case.
struct email {
    std::string value;

    operator const std::string&() const { return value; }
    friend bool operator==(const email&, const email&) = default;
    static json::value_fault accept(std::string_view typed, email& out);
    static std::string schema();
};

// An address part as slug_of makes it: a-z, 0-9 and dashes, at most 200.
struct slug {
    std::string value;

    operator const std::string&() const { return value; }
    friend bool operator==(const slug&, const slug&) = default;
    static json::value_fault accept(std::string_view typed, slug& out);
    static std::string schema();
};

// An amount of money that is not negative, as text ("145000.00") or a whole number of dinars.
struct amount {
    std::string value; // canonical text
    money units{};

    operator money() const { return units; }
    friend bool operator==(const amount&, const amount&) = default;
    static json::value_fault accept(std::string_view typed, amount& out);
    static std::string schema();
};

// A whole number from Low to High, both included.
template <std::int64_t Low, std::int64_t High>
struct int_between {
    using number = std::conditional_t<(Low >= INT32_MIN && High <= INT32_MAX), int, std::int64_t>;
    number value{static_cast<number>(Low)};

    operator number() const { return value; }
    static json::value_fault accept_number(std::int64_t typed, int_between& out) {
        auto bad = detail::accept_range(typed, Low, High);
        if (bad.code.empty()) out.value = static_cast<number>(typed);
        return bad;
    }
    static std::string schema() { return detail::range_schema(Low, High); }
};

// Pieces of one article in one order.
using quantity = int_between<1, 999>;

// A number that may be left out: or_else<int_between<1, 100>, 24>.
template <class T, std::int64_t Default>
struct or_else {
    using defaulted_type = T;
    T value = made();

    operator const T&() const { return value; }
    static T made() {
        if constexpr (requires(T& t) { t.value = Default; }) {
            T t{};
            t.value = static_cast<decltype(t.value)>(Default);
            return t;
        } else {
            return static_cast<T>(Default);
        }
    }
    static std::string default_json() {
        if constexpr (std::is_same_v<T, bool>)
            return Default ? "true" : "false";
        else
            return std::to_string(Default);
    }
};

// A switch that is off when it is left out, as check boxes of forms are.
using flag = or_else<bool, 0>;

// A list with at most Max items.
template <class T, std::size_t Max>
struct list_of {
    using element_type = T;
    static constexpr std::size_t max_size = Max;
    std::vector<T> items;

    auto begin() const { return items.begin(); }
    auto end() const { return items.end(); }
};

}
