#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace foyer {

// Private buyers and companies. Seed: enum CustomerType.
enum class customer_type : std::uint8_t { b2c, b2b };
BOOST_DESCRIBE_ENUM(customer_type, b2c, b2b)

}
