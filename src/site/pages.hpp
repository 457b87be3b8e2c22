#pragma once

#include "platform/http/route.hpp"

#include <span>
#include <vector>

// The pages of the shop, group by group; routes() has them all.
namespace foyer::site {

std::span<const http::route> home_routes();         // /, /fr/
std::span<const http::route> listing_routes();      // /fr/c/chaudieres, /fr/search
std::span<const http::route> product_routes();      // /fr/p/circulateur-25-60
std::span<const http::route> cart_routes();         // /fr/cart
std::span<const http::route> checkout_routes();     // /fr/checkout
std::span<const http::route> confirmation_routes(); // /fr/orders/{token}
std::span<const http::route> tracking_routes();     // /fr/track
std::span<const http::route> text_routes();         // /fr/pages/terms
std::span<const http::route> file_routes();         // /static/..., /sitemap.xml, /robots.txt

}
