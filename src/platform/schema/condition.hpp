#pragma once

#include <string>
#include <string_view>
#include <vector>

// Looks into the text of a CHECK, as far as soundness needs it.
namespace foyer::schema {

// Identifiers and keywords, in order, outside quoted texts.
std::vector<std::string> words_of(std::string_view condition);

// Number literals, in order, outside quoted texts.
std::vector<std::string> numbers_of(std::string_view condition);

}
