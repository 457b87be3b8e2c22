#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct user;

// A link to choose a new password. Seed, section 1, table `password_resets`.
struct password_reset {
    id_of<password_reset> id;         // seed
    id_of<user> user_id;              // seed
    std::string token;                // seed; SHA-256 of the token, never the token
    timestamp expires_at;             // seed
    std::optional<timestamp> used_at; // seed
    timestamp created_at;             // seed
};
BOOST_DESCRIBE_STRUCT(password_reset, (), (id, user_id, token, expires_at, used_at, created_at))

// The definition of `password_resets`.
const schema::table_def& password_reset_table();

}
