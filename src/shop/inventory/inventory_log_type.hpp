#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace foyer {

// Why stock moved. Seed: named in `inventory_logs`, values from the shop it describes. `return_` is
// "RETURN".
enum class inventory_log_type : std::uint8_t {
    purchase,
    sale,
    adjustment,
    return_,
    damage,
    transfer
};
BOOST_DESCRIBE_ENUM(inventory_log_type, purchase, sale, adjustment, return_, damage, transfer)

}
