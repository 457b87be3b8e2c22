#pragma once

#include "platform/base/decimal.hpp"

#include <span>
#include <vector>

namespace foyer::pricing {

// The TVA inside an amount TTC, rounded half up on the amount HT. `amount` >= 0.
money tax_contained(money amount, percent rate);

// An amount TTC and the rate at which it was sold.
struct taxed_amount {
    money amount;
    percent rate;
};

// The TVA inside each amount. Per rate the parts add up to tax_contained(sum of that rate): every
// part is rounded down, then the missing centimes go to the largest remainders, earlier amounts
// first among equals.
std::vector<money> spread_tax(std::span<const taxed_amount> amounts);

}
