#pragma once

#include <string>
#include <string_view>
#include <vector>

// What only the text of a table knows: SQLite keeps CREATE TABLE as it was written and tells CHECKs
// and collations nowhere else.
namespace foyer::migrate {

struct condition {
    std::string name; // of the constraint; empty when it has none
    std::string text; // without its brackets
};

// The CHECKs of a CREATE TABLE text, in its order.
std::vector<condition> conditions_in(std::string_view create_table);

// The collations that its columns name, in its order.
std::vector<std::string> collations_in(std::string_view create_table);

}
