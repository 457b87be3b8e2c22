#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace foyer::db {

struct text_hash : std::hash<std::string_view> {
    using is_transparent = void;
};

// Something for each text of SQL, found without a copy of the text.
template <class T>
using by_text = std::unordered_map<std::string, T, text_hash, std::equal_to<>>;

}
