#pragma once

#include "shop/catalog/product.hpp"

#include <optional>
#include <string_view>

namespace foyer::catalog {

// Sets the sort keys of a product's name, one a language: an index over them gives the order of a
// list by name, the same on both engines. A language without a name of its own sorts by the French
// one.
void set_name_keys(
    product& row, std::optional<std::string_view> arabic, std::optional<std::string_view> english
);

}
