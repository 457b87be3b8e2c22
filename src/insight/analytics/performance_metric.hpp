#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

// How fast a page was for somebody. Seed, tables of analytics, `performance_metrics`.
struct performance_metric {
    id_of<performance_metric> id;           // seed
    std::string session_id;                 // seed
    std::string page_path;                  // seed
    std::string metric_type;                // seed; LCP, FID, CLS, TTFB
    decimal<4> value;                       // seed; four digits, because a CLS is 0.012
    std::string unit;                       // seed; ms, score, bytes
    std::optional<std::string> device_type; // seed
    std::optional<std::string> connection;  // seed
    timestamp created_at;                   // seed
};
BOOST_DESCRIBE_STRUCT(
    performance_metric, (),
    (id, session_id, page_path, metric_type, value, unit, device_type, connection, created_at)
)

// The definition of `performance_metrics`.
const schema::table_def& performance_metric_table();

}
