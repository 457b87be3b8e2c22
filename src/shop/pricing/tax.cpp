#include "shop/pricing/tax.hpp"

#include "platform/base/assert.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace foyer::pricing {

namespace {

constexpr std::int64_t whole = 10'000; // 100 % in hundredths of a percent

struct share {
    std::size_t index;
    std::int64_t remainder;
};

// Splits `tax` over the amounts at `indexes` in proportion to them.
void spread_group(
    std::span<const taxed_amount> amounts, const std::vector<std::size_t>& indexes,
    std::vector<money>& taxes
) {
    const auto sum =
        std::accumulate(indexes.begin(), indexes.end(), money{}, [&](money s, std::size_t i) {
            return s + amounts[i].amount;
        });
    if (sum.units == 0) return;
    const auto tax = tax_contained(sum, amounts[indexes.front()].rate);
    std::vector<share> shares;
    auto left = tax.units;
    for (const auto i : indexes) {
        const auto exact = static_cast<__int128>(tax.units) * amounts[i].amount.units;
        taxes[i].units = static_cast<std::int64_t>(exact / sum.units);
        left -= taxes[i].units;
        shares.push_back({i, static_cast<std::int64_t>(exact % sum.units)});
    }
    std::ranges::stable_sort(shares, std::ranges::greater{}, &share::remainder);
    for (const auto& s : shares) {
        if (left == 0) break;
        ++taxes[s.index].units;
        --left;
    }
    FOYER_ASSERT(left == 0, "fewer centimes are missing than there are parts");
}

}

money tax_contained(money amount, percent rate) {
    FOYER_ASSERT(
        amount.units >= 0 && rate.hundredths >= 0, "neither amounts nor rates are negative"
    );
    const auto divisor = whole + rate.hundredths;
    const auto net = (static_cast<__int128>(amount.units) * whole * 2 + divisor) / (2 * divisor);
    return {amount.units - static_cast<std::int64_t>(net)};
}

std::vector<money> spread_tax(std::span<const taxed_amount> amounts) {
    std::map<percent, std::vector<std::size_t>> by_rate;
    for (std::size_t i = 0; i < amounts.size(); ++i) by_rate[amounts[i].rate].push_back(i);
    std::vector<money> taxes(amounts.size());
    for (const auto& [rate, indexes] : by_rate) spread_group(amounts, indexes, taxes);
    return taxes;
}

}
