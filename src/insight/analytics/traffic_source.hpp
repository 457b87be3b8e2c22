#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

// Where a session came from. Named in the seed's appendix; columns from the shop it describes.
struct traffic_source {
    id_of<traffic_source> id;
    std::string session_id;
    std::optional<std::string> source;
    std::optional<std::string> medium;
    std::optional<std::string> campaign;
    std::optional<std::string> utm_source;
    std::optional<std::string> utm_medium;
    std::optional<std::string> utm_campaign;
    std::optional<std::string> utm_term;
    std::optional<std::string> utm_content;
    timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(
    traffic_source, (),
    (id, session_id, source, medium, campaign, utm_source, utm_medium, utm_campaign, utm_term,
     utm_content, created_at)
)

// The definition of `traffic_sources`.
const schema::table_def& traffic_source_table();

}
