#include "shop/pricing/totals.hpp"

#include "platform/base/assert.hpp"
#include "shop/pricing/tax.hpp"

namespace foyer::pricing {

money price_in_force(money price, const std::optional<money>& sale_price) {
    return sale_price.value_or(price);
}

totals compute_totals(
    std::span<const priced_line> lines, const delivery_terms& delivery, stamp_duty_mode mode
) {
    totals t;
    std::vector<taxed_amount> amounts;
    for (const auto& line : lines) {
        FOYER_ASSERT(line.quantity > 0, "an order line has at least one piece");
        const auto amount = line.unit_price * line.quantity;
        t.subtotal += amount;
        amounts.push_back({amount, line.tax_rate});
    }
    const bool free = delivery.free_from.units > 0 && t.subtotal >= delivery.free_from;
    if (!lines.empty() && !free) t.shipping = delivery.rate;
    amounts.push_back({t.shipping, delivery.tax_rate});
    t.line_tax = spread_tax(amounts);
    for (const auto tax : t.line_tax) t.tax += tax;
    t.line_tax.pop_back();
    t.total = t.subtotal + t.shipping - t.discount;
    if (mode == stamp_duty_mode::added) t.stamp_duty = stamp_duty(t.total);
    t.total += t.stamp_duty;
    return t;
}

}
