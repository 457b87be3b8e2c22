#pragma once

#include "platform/base/decimal.hpp"
#include "platform/db/session.hpp"
#include "shop/pricing/stamp_duty.hpp"

#include <boost/describe.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::settings {

// A text in the three languages of the interface.
struct localized_text {
    std::string fr;
    std::string ar;
    std::string en;

    const std::string& in(std::string_view language) const {
        return language == "ar" ? ar : language == "en" ? en : fr;
    }
};

// Who sells: what law 18-05 and decree 05-468 want shown on the site and on invoices.
struct seller_identity {
    std::string trade_name;
    std::string legal_name;
    std::string legal_form;
    money share_capital;
    localized_text address_text;
    std::string phone;                   // E.164
    std::optional<std::string> whatsapp; // E.164
    std::string email;
    std::string rc;  // trade register
    std::string nif; // tax number
    std::string nis; // statistical number
    std::string ai;  // tax article
};

// A part of a text page.
struct text_section {
    std::string heading;
    std::vector<std::string> paragraphs;
};

struct localized_sections {
    std::vector<text_section> fr;
    std::vector<text_section> ar;
    std::vector<text_section> en;

    const std::vector<text_section>& in(std::string_view language) const {
        return language == "ar" ? ar : language == "en" ? en : fr;
    }
};

struct shop_texts {
    localized_sections terms;
    localized_sections privacy;
    localized_sections delivery_returns;
    localized_sections about;
};

// How much may be ordered before the shop has confirmed it; anonymous orders take stock at once,
// and nobody may take all of it.
struct unconfirmed_bounds {
    int units_per_phone{100};
    money value_per_phone{100'000'000};
    int units_per_address{1000};
    money value_per_address{1'000'000'000};
};

// What the owner decides and may change while the program runs: rows of the settings table.
struct shop_settings {
    seller_identity seller;
    localized_text opening_hours;
    std::vector<std::string> service_wilayas; // codes of the wilayas where technicians go
    money free_delivery_from; // subtotal TTC from which delivery costs nothing; 0: never
    percent delivery_tax_rate{1900};
    pricing::stamp_duty_mode stamp_duty{pricing::stamp_duty_mode::included};
    int orders_per_phone_per_day{5};
    int orders_per_address_per_hour{300}; // mobile operators put thousands behind one
    unconfirmed_bounds unconfirmed;
    int preparation_days{}; // opening days before an order leaves; added to the zone's days
    std::vector<std::string> closed_days; // "2026-12-11"; beside Fridays and Saturdays
    std::string terms_version;
    shop_texts texts;
};

// The settings in force. Kept in the process until the tag "settings" is raised. Settings that no
// row has come from the defaults in data/settings.json; a row that cannot be read throws
// db::failure naming it. While the database is away the last known settings are given, so that a
// visitor still gets a page with the shop's phone number.
std::shared_ptr<const shop_settings> current(db::session& s);

std::span<const db::query* const> queries();

BOOST_DESCRIBE_STRUCT(localized_text, (), (fr, ar, en))
BOOST_DESCRIBE_STRUCT(
    seller_identity, (),
    (trade_name, legal_name, legal_form, share_capital, address_text, phone, whatsapp, email, rc,
     nif, nis, ai)
)
BOOST_DESCRIBE_STRUCT(
    unconfirmed_bounds, (), (units_per_phone, value_per_phone, units_per_address, value_per_address)
)
BOOST_DESCRIBE_STRUCT(text_section, (), (heading, paragraphs))
BOOST_DESCRIBE_STRUCT(localized_sections, (), (fr, ar, en))
BOOST_DESCRIBE_STRUCT(shop_texts, (), (terms, privacy, delivery_returns, about))

}
