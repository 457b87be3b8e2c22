#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/names.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace foyer::db {

// A parameter of a statement, owned, in a form that each engine turns into its own: a decimal is
// NUMERIC text on PostgreSQL and a scaled integer on SQLite, a bool is t/f or 0/1, a timestamp the
// fixed database text.
struct value {
    enum class type : std::uint8_t { null, boolean, integer, decimal, timestamp, text, json };

    type kind{type::null};
    std::int64_t number{}; // boolean, integer, decimal units, timestamp ms
    int scale{};
    std::string text{};
};

inline value to_value(bool v) { return {value::type::boolean, v, 0, {}}; }
inline value to_value(int v) { return {value::type::integer, v, 0, {}}; }
inline value to_value(std::int64_t v) { return {value::type::integer, v, 0, {}}; }
inline value to_value(percent v) { return {value::type::decimal, v.hundredths, 2, {}}; }
inline value to_value(timestamp v) { return {value::type::timestamp, v.milliseconds, 0, {}}; }
inline value to_value(std::string_view v) { return {value::type::text, 0, 0, std::string(v)}; }
inline value to_value(const std::string& v) { return {value::type::text, 0, 0, v}; }
inline value to_value(const char* v) { return {value::type::text, 0, 0, v}; }
inline value to_value(const json_value& v) { return {value::type::json, 0, 0, v.text}; }
inline value to_value(std::nullopt_t) { return {}; }

template <int S>
value to_value(decimal<S> v) {
    return {value::type::decimal, v.units, S, {}};
}

template <class T>
value to_value(const id_of<T>& v) {
    return {value::type::text, 0, 0, v.value};
}

template <class E>
    requires std::is_enum_v<E>
value to_value(E v) {
    return {value::type::text, 0, 0, std::string(enum_name(v))};
}

template <class T>
value to_value(const std::optional<T>& v) {
    return v ? to_value(*v) : value{};
}

}
