#pragma once

#include "platform/base/timestamp.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace foyer::backup {

// How many old copies of a folder stay, and how long.
struct retention {
    enum class goes : std::uint8_t {
        beyond_one,  // what is beyond the number, or older
        beyond_both, // only what is beyond the number and older
    };

    std::optional<int> keep{};      // the newest so many
    std::optional<int> keep_days{}; // what is not older
    goes what_goes{goes::beyond_one};
};

inline bool may_go(const retention& r, int newer, timestamp taken_at, timestamp at) {
    const bool is_too_many = r.keep && newer >= *r.keep;
    const bool is_too_old = r.keep_days && taken_at < at - days_ms(*r.keep_days);
    return r.what_goes == retention::goes::beyond_one ? is_too_many || is_too_old
                                                      : is_too_many && is_too_old;
}

// What may go of copies with a `taken_at`. Those that are needed (`is_needed` says which) and
// others are counted apart, so that any number of others pushes out no needed one; and the newest
// needed one stays, however old it is.
template <class Copy, class Predicate>
std::vector<Copy> outlived_copies(
    const std::vector<Copy>& newest_first, const Predicate& is_needed, const retention& r,
    timestamp at
) {
    std::vector<Copy> out;
    std::array<int, 2> seen{}; // others, needed ones
    for (const auto& one : newest_first) {
        const bool needed = is_needed(one);
        const int newer = seen[needed ? 1 : 0]++;
        if (needed && newer == 0) continue;
        if (may_go(r, newer, one.taken_at, at)) out.push_back(one);
    }
    return out;
}

}
