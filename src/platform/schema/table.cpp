#include "platform/schema/table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace foyer::schema {

const column_def* table_def::find_column(std::string_view column) const {
    const auto found = std::ranges::find(columns, column, &column_def::name);
    return found == columns.end() ? nullptr : &*found;
}

namespace {

constexpr std::array kind_names{
    std::pair{kind::text, std::string_view("text")},
    std::pair{kind::boolean, std::string_view("boolean")},
    std::pair{kind::integer, std::string_view("integer")},
    std::pair{kind::bigint, std::string_view("bigint")},
    std::pair{kind::decimal, std::string_view("decimal")},
    std::pair{kind::timestamp, std::string_view("timestamp")},
    std::pair{kind::json, std::string_view("json")},
    std::pair{kind::enumeration, std::string_view("enumeration")},
};

constexpr std::array on_delete_names{
    std::pair{on_delete::restrict, std::string_view("restrict")},
    std::pair{on_delete::set_null, std::string_view("set_null")},
    std::pair{on_delete::cascade, std::string_view("cascade")},
};

constexpr std::array tag_names{
    std::pair{tag::pii, std::string_view("pii")},
    std::pair{tag::secret, std::string_view("secret")},
    std::pair{tag::internal, std::string_view("internal")},
};

template <class E, std::size_t N>
std::string_view name_in(const std::array<std::pair<E, std::string_view>, N>& names, E value) {
    for (const auto& [v, name] : names)
        if (v == value) return name;
    return {};
}

template <class E, std::size_t N>
std::optional<E> value_in(
    const std::array<std::pair<E, std::string_view>, N>& names, std::string_view text
) {
    for (const auto& [v, name] : names)
        if (name == text) return v;
    return std::nullopt;
}

}

std::string_view kind_name(kind k) { return name_in(kind_names, k); }

std::optional<kind> parse_kind(std::string_view name) { return value_in(kind_names, name); }

std::string_view on_delete_name(on_delete action) { return name_in(on_delete_names, action); }

std::optional<on_delete> parse_on_delete(std::string_view name) {
    return value_in(on_delete_names, name);
}

std::string_view tag_name(tag t) { return name_in(tag_names, t); }

}
