#pragma once

#include "notify/mail/letter.hpp"
#include "shop/delivery/zones.hpp"
#include "shop/orders/order_store.hpp"
#include "shop/settings/shop_settings.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foyer::notify {

// An order as it is now, with what its letters are made of.
struct order_facts {
    orders::order_file file;
    std::shared_ptr<const settings::shop_settings> settings;
    std::optional<delivery::zone> zone;   // where it goes; nothing when it is no longer served
    std::string tracking_url;             // may be empty: then there is no link
    std::vector<orders::line_name> names; // of the lines, in the language of the order
};

struct titled_letter {
    std::string subject;
    notify::letter letter;
};

// To the owner, in French: who ordered what, how to reach them, where it goes.
titled_letter letter_to_owner(const order_facts& facts);

// What a buyer hears about.
enum class buyer_news : std::uint8_t { placed, confirmed, cancelled };

// To the buyer, in the language of the order.
titled_letter letter_to_buyer(const order_facts& facts, buyer_news news);

}
