#pragma once

#include "platform/base/decimal.hpp"
#include "shop/pricing/stamp_duty.hpp"

#include <optional>
#include <span>
#include <vector>

namespace foyer::pricing {

struct priced_line {
    money unit_price; // TTC, the price in force
    int quantity{};   // > 0
    percent tax_rate;
};

// What delivery costs and from which subtotal on it is free.
struct delivery_terms {
    money rate; // TTC
    percent tax_rate;
    money free_from; // 0: never free
};

struct totals {
    money subtotal; // TTC
    money shipping; // TTC
    money discount;
    money stamp_duty;            // what the buyer pays on top, 0 unless the shop adds it
    money tax;                   // contained in subtotal + shipping - discount
    money total;                 // subtotal + shipping - discount + stamp_duty
    std::vector<money> line_tax; // one per line, in order; with the delivery's they add up to `tax`
};

// The price in force: the sale price when there is one, else the list price.
money price_in_force(money price, const std::optional<money>& sale_price);

// Paid in cash at the door, so that stamp duty applies as `mode` says. `lines` may be empty.
totals compute_totals(
    std::span<const priced_line> lines, const delivery_terms& delivery, stamp_duty_mode mode
);

}
