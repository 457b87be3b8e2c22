#pragma once

#include "notify/dispatcher/delivery.hpp"
#include "notify/mail/mailer.hpp"

#include <string>
#include <vector>

namespace foyer::notify {

struct order_mail_options {
    std::string sender;  // address of the shop's mails; an address (is_mail_address)
    std::string owner{}; // who hears of each order; empty: the seller's address of the settings
    std::string public_url{};            // "https://shop.example.dz"; empty: mails have no links
    std::string tracking_path{"/track"}; // below the language: "/track"
};

// The handlers of the events of orders. `m` outlives them. Throws std::invalid_argument when sender
// or owner is no address.
std::vector<handler> order_mail_handlers(const mailer& m, order_mail_options options);

}
