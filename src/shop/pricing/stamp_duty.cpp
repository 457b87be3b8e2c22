#include "shop/pricing/stamp_duty.hpp"

#include <algorithm>

namespace foyer::pricing {

namespace {

constexpr std::int64_t dinar = 100;

constexpr std::int64_t centimes_per_slice(money cash) {
    if (cash.units <= 30'000 * dinar) return 100;
    if (cash.units <= 100'000 * dinar) return 150;
    return 200;
}

}

money stamp_duty(money cash) {
    if (cash.units <= 300 * dinar) return {};
    const auto slices = (cash.units + 100 * dinar - 1) / (100 * dinar);
    return {std::max(slices * centimes_per_slice(cash), 5 * dinar)};
}

}
