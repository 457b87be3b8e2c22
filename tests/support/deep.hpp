#pragma once

#include <cstdlib>

namespace foyer::test {

// Whether a proof runs in its long form, as `./test deep` asks: minutes instead of seconds.
inline bool is_deep() { return std::getenv("FOYER_TEST_DEEP") != nullptr; }

}
