#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Names that are derived from C++ names, so that each is written once.
namespace foyer {

namespace detail {

template <class T>
constexpr std::string_view raw_type_name() {
    constexpr std::string_view text = __PRETTY_FUNCTION__;
    const auto begin = text.find("T = ") + 4;
    const auto end = text.find_first_of(";]", begin);
    auto name = text.substr(begin, end - begin);
    if (const auto colon = name.rfind("::"); colon != std::string_view::npos)
        name.remove_prefix(colon + 2);
    return name;
}

}

// The unqualified name of a type: "order_item".
template <class T>
constexpr std::string_view type_name() {
    return detail::raw_type_name<T>();
}

// "stock_quantity" -> "stockQuantity".
std::string camel_case(std::string_view snake);

// "order_item" -> "OrderItem"; "b2c" stays one word.
std::string pascal_case(std::string_view snake);

// "cash_on_delivery" -> "CASH_ON_DELIVERY"; "return_" -> "RETURN" (a name that C++ keeps for
// itself).
std::string upper_case(std::string_view snake);

// The spelling of an enumerator in the database and in JSON, as the seed document writes it:
// "CASH_ON_DELIVERY". The enum must be described with BOOST_DESCRIBE_ENUM. The text lives as long
// as the program.
template <class E>
std::string_view enum_name(E value) {
    static const auto names = [] {
        std::vector<std::pair<E, std::string>> list;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
            list.emplace_back(d.value, upper_case(d.name));
        });
        return list;
    }();
    for (const auto& [v, name] : names)
        if (v == value) return name;
    return {};
}

// Every spelling of an enum, in order of declaration.
template <class E>
std::vector<std::string> enum_names() {
    std::vector<std::string> list;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        list.push_back(upper_case(d.name));
    });
    return list;
}

// The enumerator of a spelling, or nothing when the text names none.
template <class E>
std::optional<E> parse_enum(std::string_view text) {
    std::optional<E> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (enum_name(static_cast<E>(d.value)) == text) found = d.value;
    });
    return found;
}

}
