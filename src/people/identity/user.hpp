#pragma once

#include "people/identity/user_role.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

// An account. Seed, section 1, table `users`.
struct user {
    id_of<user> id;                               // seed
    std::string email;                            // seed; lower case, checked by the input type
    std::string first_name;                       // seed
    std::string last_name;                        // seed
    std::optional<std::string> password;          // seed; bcrypt hash, none for accounts of Google
    std::optional<std::string> phone;             // seed; E.164
    std::optional<std::string> avatar;            // seed; URL
    user_role role{user_role::customer};          // seed
    bool is_active{true};                         // seed
    bool is_verified{false};                      // seed
    std::optional<timestamp> email_verified;      // seed
    std::optional<timestamp> last_login_at;       // seed
    std::optional<std::string> google_id;         // seed; unique in the shop it describes
    bool two_factor_enabled{false};               // seed; default of the shop it describes
    std::optional<std::string> two_factor_secret; // seed; encrypted
    timestamp created_at;                         // seed
    timestamp updated_at;                         // seed
    std::optional<std::string> two_factor_backup_codes; // added: hashed
};
BOOST_DESCRIBE_STRUCT(
    user, (),
    (id, email, first_name, last_name, password, phone, avatar, role, is_active, is_verified,
     email_verified, last_login_at, google_id, two_factor_enabled, two_factor_secret, created_at,
     updated_at, two_factor_backup_codes)
)

// The definition of `users`.
const schema::table_def& user_table();

}
