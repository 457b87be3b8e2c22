#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace foyer {

// The life of an order. Seed: enum OrderStatus.
enum class order_status : std::uint8_t {
    pending,
    confirmed,
    processing,
    shipped,
    delivered,
    cancelled,
    refunded
};
BOOST_DESCRIBE_ENUM(
    order_status, pending, confirmed, processing, shipped, delivered, cancelled, refunded
)

}
