#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace foyer {

// The life of a payment; an order carries the state of its payments. Seed: enum PaymentStatus.
enum class payment_status : std::uint8_t {
    pending,
    processing,
    completed,
    failed,
    cancelled,
    refunded
};
BOOST_DESCRIBE_ENUM(payment_status, pending, processing, completed, failed, cancelled, refunded)

}
