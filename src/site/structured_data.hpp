#pragma once

#include "site/frame.hpp"

#include <string>
#include <string_view>

// JSON-LD for search engines (schema.org). '<' is written as \u003c, so that the text may stand in
// a script element.
namespace foyer::site {

std::string breadcrumb_data(const frame& f, const breadcrumb_view& breadcrumb);

// The product with its offer, and the breadcrumb.
std::string product_data(
    const frame& f, const catalog::product_detail& product, const breadcrumb_view& breadcrumb,
    std::string_view picture_url
);

// The shop itself: name, address, phone.
std::string shop_data(const frame& f);

}
