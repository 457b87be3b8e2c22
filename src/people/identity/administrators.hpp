#pragma once

#include "people/identity/user.hpp"
#include "platform/base/result.hpp"
#include "platform/db/database.hpp"

#include <span>
#include <string>

namespace foyer::identity {

struct new_administrator {
    std::string email; // lower case, checked
    std::string first_name;
    std::string last_name;
    std::string password_hash; // bcrypt
    timestamp at;
};

// Whether an active administrator exists.
bool has_administrator(db::session& s);

// Makes an administrator. Error: conflict "user.email_taken".
result<id_of<user>> create_administrator(db::transaction& tx, const new_administrator& n);

// Gives the account of this e-mail address (lower case) another password, ends its signed-in
// browsers and its links to choose a password. Error: not_found "user.unknown".
result<void> replace_password(
    db::transaction& tx, const std::string& email, const std::string& password_hash, timestamp at
);

// A password that nobody has to invent: five groups of four characters that are not mistaken for
// each other, about 100 bits. Shown once, never stored.
std::string random_password();

std::span<const db::query* const> queries();

}
