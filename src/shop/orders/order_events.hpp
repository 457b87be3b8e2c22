#pragma once

#include "shop/orders/order.hpp"

#include <string>
#include <string_view>

// What orders tell the rest of the house through the outbox.
namespace foyer::orders {

inline constexpr std::string_view order_placed = "order.placed";
inline constexpr std::string_view order_confirmed = "order.confirmed";
inline constexpr std::string_view order_cancelled = "order.cancelled";

// The payload of each of them. No personal data: who handles it reads the order.
struct order_event {
    id_of<order> order_id;
    std::string order_number;
};
BOOST_DESCRIBE_STRUCT(order_event, (), (order_id, order_number))

}
