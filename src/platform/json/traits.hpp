#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/result.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// How C++ types are seen as JSON; shared by writer, decoder and schema.
namespace foyer::json {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};

template <class T>
struct is_id : std::false_type {};
template <class T>
struct is_id<id_of<T>> : std::true_type {};

template <class T>
struct is_decimal : std::false_type {};
template <int S>
struct is_decimal<decimal<S>> : std::true_type {};

template <class T>
concept described = boost::describe::has_describe_members<T>::value && std::is_class_v<T>;

// What is wrong with one value: a stable code (empty: nothing) and a value that helps.
struct value_fault {
    std::string_view code{};
    std::string detail{};
};

// A type of bounded input that is a text in JSON: it checks and normalises what was typed
// (input_types.hpp).
template <class T>
concept text_input = requires(std::string_view typed, T& out) {
    { T::accept(typed, out) } -> std::same_as<value_fault>;
    { T::schema() } -> std::same_as<std::string>;
    { out.value } -> std::convertible_to<std::string_view>;
};

// A type of bounded input that is a whole number in JSON.
template <class T>
concept integer_input = requires(std::int64_t number, T& out) {
    { T::accept_number(number, out) } -> std::same_as<value_fault>;
    { T::schema() } -> std::same_as<std::string>;
    { out.value } -> std::convertible_to<std::int64_t>;
};

// A type of input that stands for another one when it is absent (or_else) or bounds its length
// (list_of).
template <class T>
concept defaulted_input = requires { typename T::defaulted_type; };
template <class T>
concept list_input = requires {
    typename T::element_type;
    { T::max_size } -> std::convertible_to<std::size_t>;
};

// A constexpr text made of a member's name: "stock_quantity" -> "stockQuantity".
template <std::size_t N>
struct camel_text {
    std::array<char, N> chars{};
    std::size_t size{};

    constexpr explicit camel_text(const char* snake) {
        bool upper = false;
        for (; *snake != '\0'; ++snake) {
            if (*snake == '_') {
                upper = size > 0;
                continue;
            }
            chars[size++] =
                upper && *snake >= 'a' && *snake <= 'z' ? static_cast<char>(*snake - 32) : *snake;
            upper = false;
        }
    }
    constexpr std::string_view view() const { return {chars.data(), size}; }
};

namespace detail {

constexpr std::size_t length_of(const char* text) {
    std::size_t n = 0;
    while (text[n] != '\0') ++n;
    return n;
}

}

// The JSON key of a member, by its Boost.Describe descriptor.
template <class Descriptor>
inline constexpr camel_text<detail::length_of(Descriptor::name) + 1> member_key{Descriptor::name};

// Members of a described struct, those of its described bases first.
template <class T>
using members_of = boost::describe::describe_members<
    T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T, class Visit>
void for_each_member(Visit&& visit) {
    boost::mp11::mp_for_each<members_of<T>>(std::forward<Visit>(visit));
}

}
