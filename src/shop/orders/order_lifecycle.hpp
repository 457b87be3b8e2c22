#pragma once

#include "shop/orders/order_status.hpp"

namespace foyer::orders {

// Whether an order may go from one status to the other. The way of an order: pending, confirmed
// (the shop has called), processing, shipped, delivered; cancelled before it is shipped; refunded
// after it was delivered, or cancelled once paid.
constexpr bool may_become(order_status from, order_status to) {
    switch (to) {
        case order_status::confirmed: return from == order_status::pending;
        case order_status::processing: return from == order_status::confirmed;
        case order_status::shipped: return from == order_status::processing;
        case order_status::delivered: return from == order_status::shipped;
        case order_status::cancelled:
            return from == order_status::pending || from == order_status::confirmed ||
                   from == order_status::processing;
        case order_status::refunded:
            return from == order_status::delivered || from == order_status::cancelled;
        case order_status::pending: break;
    }
    return false;
}

}
