#pragma once

#include "platform/base/decimal.hpp"

#include <boost/describe.hpp>

#include <cstdint>

namespace foyer::pricing {

// What the shop does about the stamp duty on cash (a setting).
enum class stamp_duty_mode : std::uint8_t {
    off,      // no duty at all
    included, // the shop pays it out of its price
    added,    // the buyer pays it on top; shown before confirmation
};
BOOST_DESCRIBE_ENUM(stamp_duty_mode, off, included, added)

// "Droit de timbre de quittance" on a sum TTC paid in cash (stamp code art. 100-I, finance law 2025
// art. 46): per slice of 100 DA or part of it; nothing up to 300 DA; 1 DA a slice up to 30 000
// DA, 1.5 DA up to 100 000 DA, 2 DA above; the rate follows the whole sum; 5 DA at least.
money stamp_duty(money cash);

}
