#pragma once

#include <string_view>

namespace foyer {

// Logs the broken assumption with its place and ends the program. Never reachable from input.
[[noreturn]] void assertion_failed(
    std::string_view condition, std::string_view why, std::string_view file, int line
);

}

// Always on, in release builds too.
#define FOYER_ASSERT(condition, why)                                                      \
    do {                                                                                  \
        if (!(condition)) ::foyer::assertion_failed(#condition, why, __FILE__, __LINE__); \
    } while (false)
