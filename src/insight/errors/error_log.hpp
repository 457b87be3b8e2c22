#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/value.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct user;

// Something that went wrong, for the owner to read. Named in the seed's appendix; columns from the
// shop it describes.
struct error_log {
    id_of<error_log> id;
    std::string level; // error, warn, info, debug
    std::string message;
    std::optional<std::string> stack_trace;
    std::optional<id_of<user>> user_id;
    std::optional<std::string> session_id;
    std::optional<std::string> url;
    std::optional<std::string> user_agent;
    std::optional<json_value> metadata;
    timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(
    error_log, (),
    (id, level, message, stack_trace, user_id, session_id, url, user_agent, metadata, created_at)
)

// The definition of `error_logs`.
const schema::table_def& error_log_table();

}
