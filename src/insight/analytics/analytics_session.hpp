#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct user;

// A visit. Named in the seed's appendix; columns of the SQLite schema that the appendix describes.
struct analytics_session {
    id_of<analytics_session> id;
    std::string session_id;
    std::optional<id_of<user>> user_id;
    std::optional<std::string> ip_address;
    std::optional<std::string> user_agent;
    std::optional<std::string> device_type;
    std::optional<std::string> browser;
    std::optional<std::string> os;
    std::optional<std::string> country;
    std::optional<std::string> city;
    timestamp started_at;
    std::optional<timestamp> ended_at;
    timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(
    analytics_session, (),
    (id, session_id, user_id, ip_address, user_agent, device_type, browser, os, country, city,
     started_at, ended_at, created_at)
)

// The definition of `analytics_sessions`.
const schema::table_def& analytics_session_table();

}
