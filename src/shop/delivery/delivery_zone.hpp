#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

// A wilaya, or a part of one, and what delivery there costs. Added: the seed has no delivery rates.
struct delivery_zone {
    std::string slug; // "alger"; the key, because codes were given anew in 2019 and will be again
    std::string code; // "16"; part of the postal code
    std::optional<std::string> parent_slug; // zone it was part of before it became a wilaya
    std::string name_fr;
    std::string name_ar;
    money rate;                          // TTC at 19 %
    std::optional<timestamp> valid_from; // not offered before
    bool is_active{true};
    int delivery_days_min{}; // working days
    int delivery_days_max{};
    int sort_order{0};
};
BOOST_DESCRIBE_STRUCT(
    delivery_zone, (),
    (slug, code, parent_slug, name_fr, name_ar, rate, valid_from, is_active, delivery_days_min,
     delivery_days_max, sort_order)
)

// The definition of `delivery_zones`.
const schema::table_def& delivery_zone_table();

}
