#pragma once

#include "shop/catalog/product_store.hpp"
#include "site/views/catalogue.hpp"

#include <functional>
#include <optional>
#include <string>

namespace foyer::site {

// Links to the first page, to the last that was counted and to those around this one; gaps where
// pages are left out, also behind the last number of a list that was not counted to its end.
// Nothing when there is one page only.
std::optional<pagination_view> pagination_of(
    const catalog::product_page& products, int page,
    const std::function<std::string(int page)>& address_of
);

}
