#pragma once

#include "platform/base/names.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/traits.hpp"
#include "platform/json/value.hpp"

#include <map>

// JSON Schema (2020-12, as OpenAPI 3.1 uses it) from C++ types. Described structs become components
// and are referred to by name; everything else stands where it is used.
namespace foyer::json {

// The named schemas of a document: "ProductCard" -> its JSON text.
using schemas = std::map<std::string, std::string>;

struct field_schema {
    std::string name;
    bool required{};
    std::string schema; // JSON text
};

template <class T>
std::string schema_of(schemas& all);

// The members of a described struct, in order.
template <described T>
std::vector<field_schema> fields_of(schemas& all) {
    std::vector<field_schema> fields;
    for_each_member<T>([&](auto d) {
        using type = std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>;
        fields.push_back(
            {std::string(member_key<decltype(d)>.view()),
             !is_optional<type>::value && !defaulted_input<type>, schema_of<type>(all)}
        );
    });
    return fields;
}

// The name of a described struct in the document, from its C++ name: pascal case without
// namespaces; templates take their argument's name too
// ("foyer::api::page<foyer::shop::product_card>" is "PageOfProductCard").
std::string component_name(std::string_view qualified_type);

namespace detail {

template <class T>
constexpr std::string_view qualified_name() {
    constexpr std::string_view text = __PRETTY_FUNCTION__;
    const auto begin = text.find("T = ") + 4;
    return text.substr(begin, text.find_first_of(";]", begin) - begin);
}

std::string object_schema(const std::vector<field_schema>& fields);
std::string reference_to(std::string_view component);
std::string array_schema(const std::string& items, std::size_t max_size);
std::string enum_schema(const std::vector<std::string>& names);
std::string decimal_schema(int scale);
std::string with_default(std::string schema, const std::string& value);

}

template <class T>
std::string schema_of(schemas& all) {
    if constexpr (is_optional<T>::value) {
        return schema_of<typename T::value_type>(all);
    } else if constexpr (defaulted_input<T>) {
        return detail::with_default(schema_of<typename T::defaulted_type>(all), T::default_json());
    } else if constexpr (list_input<T>) {
        return detail::array_schema(schema_of<typename T::element_type>(all), T::max_size);
    } else if constexpr (is_vector<T>::value) {
        return detail::array_schema(schema_of<typename T::value_type>(all), 0);
    } else if constexpr (text_input<T> || integer_input<T>) {
        return T::schema();
    } else if constexpr (std::is_same_v<T, bool>) {
        return R"({"type":"boolean"})";
    } else if constexpr (std::is_integral_v<T>) {
        return sizeof(T) <= 4 ? R"({"type":"integer","format":"int32"})"
                              : R"({"type":"integer","format":"int64"})";
    } else if constexpr (std::is_same_v<T, std::string> || is_id<T>::value) {
        return R"({"type":"string"})";
    } else if constexpr (is_decimal<T>::value) {
        return detail::decimal_schema(T::scale);
    } else if constexpr (std::is_same_v<T, percent>) {
        return detail::decimal_schema(2);
    } else if constexpr (std::is_same_v<T, timestamp>) {
        return R"({"type":"string","format":"date-time"})";
    } else if constexpr (std::is_same_v<T, json_value>) {
        return "{}";
    } else if constexpr (std::is_enum_v<T>) {
        return detail::enum_schema(enum_names<T>());
    } else {
        static_assert(described<T>, "a type that JSON cannot show; describe it");
        const auto name = component_name(detail::qualified_name<T>());
        // The empty text is a promise that stops recursion.
        if (all.emplace(name, std::string{}).second) {
            auto text = detail::object_schema(fields_of<T>(all));
            all[name] = std::move(text);
        }
        return detail::reference_to(name);
    }
}

}
