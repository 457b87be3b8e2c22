#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct user;

// A signed-in browser. Seed, section 1, table `user_sessions`.
struct user_session {
    id_of<user_session> id;                // seed
    id_of<user> user_id;                   // seed
    std::string session_token;             // seed; SHA-256 of the token, never the token
    std::optional<std::string> ip_address; // seed
    std::optional<std::string> user_agent; // seed
    timestamp expires_at;                  // seed
    timestamp created_at;                  // seed
};
BOOST_DESCRIBE_STRUCT(
    user_session, (), (id, user_id, session_token, ip_address, user_agent, expires_at, created_at)
)

// The definition of `user_sessions`.
const schema::table_def& user_session_table();

}
