#pragma once

#include "care/adopt/problem.hpp"

#include <optional>
#include <string_view>

// What is known of the shops that run on the seed's Prisma schema and no type can say.
namespace foyer::adopt {

// A column whose texts are kept as their SHA-256 here and in clear there: what somebody who reads
// the table could sign in with.
bool is_token(std::string_view table, std::string_view column);

// An address that is compared without regard to the case of its letters.
bool is_sign_in_name(std::string_view table, std::string_view column);

// Our word for one of theirs that their own schema does not list ("SUPER_ADMIN" -> "ADMIN").
std::optional<std::string_view> word_for(std::string_view enum_type, std::string_view theirs);

// What an added column is computed from (trade_rules.hpp does it); nothing for the others.
std::optional<std::string_view> computed_from(std::string_view table, std::string_view column);

// What stands for an empty value where the column has no default and may not be empty.
std::optional<std::string_view> stand_in(std::string_view table, std::string_view column);

}
