#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Text that others wrote (buyers, imported files) for a terminal, which obeys control characters.
namespace foyer::app {

// One line of valid UTF-8: control characters, marks of direction and bytes that are no UTF-8
// become U+FFFD, line breaks and tabs a space.
std::string printable(std::string_view text);

// Printable text padded to `width` cells, or cut with an ellipsis so that a space stays before the
// next column.
std::string column(std::string_view text, std::size_t width);

}
