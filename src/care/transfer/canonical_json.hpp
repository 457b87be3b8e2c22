#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// One spelling for equal JSON values, because PostgreSQL keeps values and SQLite keeps texts: no
// white space, keys sorted by their bytes (of a key that stands twice the last counts), no escapes
// but the needed ones, numbers with the digits they have but without an exponent, as PostgreSQL
// shows them.
namespace foyer::transfer {

// The text must be valid JSON. Throws std::invalid_argument when it is not, or when it is nested
// more than 100 levels deep.
std::string canonical_json(std::string_view text);

// The members of an object with their values in canonical form, sorted by key. Throws as above.
std::vector<std::pair<std::string, std::string>> canonical_members(std::string_view object);

}
