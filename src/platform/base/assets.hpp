#pragma once

#include <optional>
#include <string_view>
#include <vector>

// The files that were built into the program: templates/, messages/, migrations/, data/, web/site/.
namespace foyer::assets {

// The bytes of a file by its path in the source tree ("templates/home.tpl"). They live as long as
// the program.
std::optional<std::string_view> find(std::string_view path);

// Paths that begin with `prefix`, sorted.
std::vector<std::string_view> list(std::string_view prefix);

}
