#pragma once

#include "platform/base/timestamp.hpp"
#include "platform/json/value.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <string>

namespace foyer {

// A value that the owner changes while the program runs. Added: the seed keeps none; what belongs
// to the machine (addresses, passwords) is configuration, not this.
struct setting {
    std::string key; // "delivery.free_from"
    json_value value;
    timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(setting, (), (key, value, updated_at))

// The definition of `settings`.
const schema::table_def& setting_table();

}
