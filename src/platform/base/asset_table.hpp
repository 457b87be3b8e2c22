#pragma once

#include <cstddef>
#include <string_view>

// The generated table behind assets.hpp, sorted by path.
namespace foyer::assets {

struct asset {
    std::string_view path;
    const char* begin;
    const char* end;
};

extern const asset table[];
extern const std::size_t table_size;

}
