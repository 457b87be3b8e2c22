#pragma once

#include "platform/api/list_page.hpp"
#include "platform/base/result.hpp"
#include "platform/json/input_types.hpp"
#include "shop/catalog/product_filter.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string_view>

// The filters of a product list as an address has them, for the API and for the pages.
namespace foyer::catalog {

// How to sort, spelled as in addresses: newest, price_asc, price_desc, name, featured.
struct sort_choice {
    std::string value{"featured"};
    product_sort sort{product_sort::featured};

    static json::value_fault accept(std::string_view typed, sort_choice& out);
    static std::string schema();
};

// The spelling of a sort in addresses.
std::string_view sort_name(product_sort sort);

struct list_input : api::paging {
    std::optional<text<1, 100>> q;
    std::optional<slug> category;
    std::optional<slug> manufacturer;
    std::optional<amount> min_price; // DZD, TTC, price in force
    std::optional<amount> max_price;
    flag in_stock;
    flag featured;
    std::optional<sort_choice> sort;
    std::optional<text<2, 2>> lang; // fr, ar, en

    product_filter filter() const;
    product_sort sorting() const { return sort ? sort->sort : product_sort::featured; }
};
BOOST_DESCRIBE_STRUCT(
    list_input, (api::paging),
    (q, category, manufacturer, min_price, max_price, in_stock, featured, sort, lang)
)

}
