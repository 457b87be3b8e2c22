#include "app/routes.hpp"

#include "platform/api/routes.hpp"
#include "shop/cart/routes.hpp"
#include "shop/catalog/routes.hpp"
#include "shop/checkout/routes.hpp"
#include "shop/delivery/routes.hpp"
#include "shop/orders/tracking.hpp"
#include "site/routes.hpp"

namespace foyer::app {

std::vector<std::span<const http::route>> all_routes() {
    std::vector<std::span<const http::route>> all{
        api::routes(),  catalog::routes(),  delivery::routes(),
        cart::routes(), checkout::routes(), orders::routes(),
    };
    for (const auto& table : site::routes()) all.push_back(table);
    return all;
}

}
