#pragma once

#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

// The answer of a costly query, until it expires. Named in the seed's appendix; columns from the
// shop it describes.
struct cache_entry {
    std::string key;
    std::string value;
    std::optional<timestamp> expires_at;
    timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(cache_entry, (), (key, value, expires_at, created_at))

// The definition of `cache_entries`.
const schema::table_def& cache_entry_table();

}
