#include "shop/delivery/routes.hpp"

#include "platform/api/context.hpp"
#include "platform/http/endpoint.hpp"
#include "shop/delivery/zones.hpp"
#include "shop/settings/shop_settings.hpp"

namespace foyer::delivery {

namespace {

struct zone_list {
    std::vector<zone> items;
    money free_from; // subtotal TTC from which delivery costs nothing; 0.00: never
};
BOOST_DESCRIBE_STRUCT(zone_list, (), (items, free_from))

result<zone_list> get_wilayas(api::context& c) {
    return zone_list{list_zones(c.db, c.started_at), settings::current(c.db)->free_delivery_from};
}

constexpr http::route table[] = {
    http::endpoint<&get_wilayas>(
        http::method::get, "/api/v1/delivery/wilayas", http::access::anyone,
        "Where we deliver and what it costs"
    ),
};

}

std::span<const http::route> routes() { return table; }

}
