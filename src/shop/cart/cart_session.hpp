#pragma once

#include "platform/api/context.hpp"
#include "shop/cart/cart.hpp"

#include <optional>

// How a request says whose cart it means: the cookie foyer_cart of a browser, or the header
// X-Cart-Token of an app.
namespace foyer::cart {

inline constexpr std::string_view cookie_name = "foyer_cart";
inline constexpr int cookie_age_s =
    30 * 24 * 3600; // carts that nobody touches are purged after this time

// What the request says of its cart, unchecked: the token is the visitor's alone.
std::optional<std::string_view> token_of(const api::context& c);

// The cart of the request, if it names one that exists.
std::optional<id_of<customer>> cart_of(api::context& c);

// The cart of the request, or a new one, whose token the answer then carries (cookie and
// X-Cart-Token header). Error: rate_limited "cart.too_many" when one address makes too many carts.
// A cart is opened for a product that is sold, or else not_found "cart.product_not_found" leaves no
// row behind.
result<id_of<customer>> cart_of_or_new(api::context& c, const id_of<product>& first_product);

}
