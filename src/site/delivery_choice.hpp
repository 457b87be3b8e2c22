#pragma once

#include "shop/delivery/zones.hpp"
#include "shop/pricing/totals.hpp"
#include "site/frame.hpp"
#include "site/views/product.hpp"

#include <optional>
#include <string_view>

namespace foyer::site {

// The zones as options of a select, with the rate of each; `chosen` is the slug of the selected
// one.
std::vector<wilaya_option_view> wilaya_options(
    const frame& f, const std::vector<delivery::zone>& zones, std::string_view chosen
);

// The zone with this slug, if there is one.
std::optional<delivery::zone> zone_of(
    const std::vector<delivery::zone>& zones, std::string_view slug
);

// "Blida", in the script of the page.
std::string wilaya_name(const frame& f, const delivery::zone& zone);

// The choice with its answer: what `subtotal` costs to deliver there, free from the shop's
// threshold on.
delivery_choice_view delivery_choice(
    const frame& f, std::string form_url, std::string_view chosen, money subtotal
);

}
