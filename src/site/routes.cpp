#include "site/routes.hpp"

#include "site/pages.hpp"

namespace foyer::site {

std::vector<std::span<const http::route>> routes() {
    return {
        home_routes(),     listing_routes(),  product_routes(),
        cart_routes(),     checkout_routes(), confirmation_routes(),
        tracking_routes(), text_routes(),     file_routes(),
    };
}

}
