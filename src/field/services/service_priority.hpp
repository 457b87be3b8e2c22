#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace foyer {

// How soon a technician must come. Seed: named in `service_requests`, values from the shop it
// describes.
enum class service_priority : std::uint8_t { low, normal, high, urgent };
BOOST_DESCRIBE_ENUM(service_priority, low, normal, high, urgent)

}
