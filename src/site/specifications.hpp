#pragma once

#include "platform/i18n/language.hpp"
#include "platform/json/value.hpp"
#include "site/views/product.hpp"

#include <string>
#include <vector>

// Specifications of a product (numbers and codes by key) in words: names, units and values are in
// data/specifications.json. A key that stands there not is left out.
namespace foyer::site {

// A row for each, in the order in which the product has them.
std::vector<specification_view> specification_rows(i18n::language lang, const json_value& values);

// The first two values, which the catalogue puts first because they decide: "24,6 kW · Ventouse".
// Left out are a yes or no, which says nothing without its name, and what data/specifications.json
// keeps from cards. Nothing without any.
std::optional<std::string> deciding_specifications(i18n::language lang, const json_value& values);

}
