#pragma once

#include "platform/http/page.hpp"
#include "shop/cart/cart.hpp"
#include "shop/checkout/order_input.hpp"
#include "shop/delivery/zones.hpp"
#include "shop/pricing/totals.hpp"
#include "site/frame.hpp"
#include "site/views/order.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace foyer::site {

// The cart as it is about to be ordered, and what it costs.
struct order_draft {
    std::vector<cart::line> lines;
    std::vector<delivery::zone> zones;
    std::optional<delivery::zone> zone;
    pricing::totals totals;
};

order_draft draft_of(const frame& f, const id_of<customer>& owner, std::string_view wilaya);

summary_view summary_of(const frame& f, const order_draft& draft);

// The lines of the account above the total; a negative part is left out.
std::vector<total_view> account_of(
    const frame& f, money subtotal, const std::optional<money>& shipping, const std::string& wilaya,
    money discount, money stamp_duty
);

// Step 1 with what was typed and what is wrong with it.
checkout_view contact_step(
    const frame& f, const order_draft& draft, const http::form& typed,
    const std::vector<field_error>& faults
);

// The fields of step 1 as step 2 carries them along.
std::vector<hidden_field_view> carried_fields(const http::form& typed);

// What may be sent again but must not be remembered: how an address is read on the page.
std::vector<text_line_view> address_lines(
    std::string_view street, std::string_view postal_code, std::string_view city,
    std::string_view wilaya
);

}
