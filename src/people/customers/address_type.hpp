#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace foyer {

// What an address is for. Seed: named in `addresses`, values from the shop it describes.
enum class address_type : std::uint8_t { billing, shipping };
BOOST_DESCRIBE_ENUM(address_type, billing, shipping)

}
