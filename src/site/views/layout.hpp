#pragma once

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

// What the pages show, as plain structs with texts that are ready to print: formatted, translated,
// not escaped. Member names are the names in the templates (src/site/fill.hpp); templates/ says how
// they look.
namespace foyer::site {

// A link, or the page one is on (`current`).
struct link_view {
    std::string label;
    std::string url;
    bool current{};
};

// A heading with the pages from the root to here; the last one is the page itself and has no link.
struct breadcrumb_view {
    std::vector<link_view> parents;
    std::string here;
};

// The same page in another language: for the language menu and for search engines (hreflang).
struct translation_view {
    std::string language;      // "fr", "ar", "en"
    std::string language_name; // in the language itself
    std::string translation_url;
    std::string absolute_url; // hreflang
    bool chosen{};
};

// What stands around every page. Nothing in it is personal: cached pages are everybody's.
struct layout_view {
    std::string language;  // "fr", "ar", "en"
    std::string direction; // "ltr", "rtl"
    std::string page_title;
    std::string description;
    std::string canonical_url;        // absolute
    std::string default_language_url; // absolute: x-default
    bool unlisted{};                  // noindex: cart, checkout, tracking, errors
    std::vector<translation_view> translations;
    std::vector<link_view> categories;
    std::string home_url;
    std::string search_url;
    std::string search_text; // what was searched for, shown in the field again
    std::string cart_url;
    std::string tracking_url;
    std::string delivery_url; // delivery and returns
    std::string shop_name;
    std::string phone_number; // E.164
    std::string phone;        // as people read it
    std::optional<std::string> whatsapp_url;
    std::string opening_hours;
    std::string shop_address;
    std::string trade_register;
    std::vector<link_view> information; // footer: seller, terms, privacy, delivery
    std::string year;
    std::optional<std::string>
        structured_data; // JSON-LD, written by our serializer ('<' as \u003c)
};

BOOST_DESCRIBE_STRUCT(link_view, (), (label, url, current))
BOOST_DESCRIBE_STRUCT(breadcrumb_view, (), (parents, here))
BOOST_DESCRIBE_STRUCT(
    translation_view, (), (language, language_name, translation_url, absolute_url, chosen)
)
BOOST_DESCRIBE_STRUCT(
    layout_view, (),
    (language, direction, page_title, description, canonical_url, default_language_url, unlisted,
     translations, categories, home_url, search_url, search_text, cart_url, tracking_url,
     delivery_url, shop_name, phone_number, phone, whatsapp_url, opening_hours, shop_address,
     trade_register, information, year, structured_data)
)

}
