#pragma once

#include "site/views/layout.hpp"

namespace foyer::site {

// A price in force, with the one it replaces when the product is on sale.
struct price_view {
    std::string amount;
    std::optional<std::string> before{}; // the struck price
    std::optional<std::string> saving{}; // "Vous économisez 12 000 DA"
};

// How many there are, in words.
struct stock_view {
    std::string level; // class in the style sheet: "in", "few", "order", "none"
    std::string words; // "En stock", "Plus que 3", "Sur commande", "Épuisé"
};

// A picture; width and height keep its place before it has come.
struct picture_view {
    std::string picture_url;
    std::string alternative;
    bool lazy{true}; // false for what is seen first
};

// A product in a list.
struct card_view {
    std::string product_id;
    std::string product_url;
    std::string name;
    std::optional<std::string>
        card_language; // when the name is shown in another language than the page
    std::optional<std::string> brand;
    std::optional<std::string> deciding; // the two specifications that decide: "24 kW · Ventouse"
    picture_view picture;
    price_view price;
    stock_view stock;
    bool card_buyable{};
    std::string add_url; // POST
};

// One of the six families on the home page.
struct family_view {
    std::string family_name;
    std::string family_url;
    std::string family_picture_url;
    std::string family_count; // "14 produits"
    std::vector<link_view> branches;
};

struct service_view {
    std::string service_name;
    std::string service_text;
    std::string service_price; // "à partir de 4 000 DA", "sur devis"
    std::optional<std::string> service_duration;
};

struct brand_option_view {
    std::string value;
    std::string brand_name;
};

struct home_view {
    std::string catalogue_size; // "66 produits de 22 marques"
    std::string find_part_url;  // GET with brand and q
    std::vector<brand_option_view> brands;
    std::vector<family_view> families;
    std::vector<card_view> cards; // what the shop puts forward
    std::vector<service_view> services;
    std::string services_url;
    std::string technician_zones; // "Alger, Blida, Boumerdès"
    std::string seller_url;
};

// One value of a filter.
struct filter_option_view {
    std::string option_id;   // id attribute
    std::string option_type; // "checkbox", or "radio" where only one may be chosen
    std::string option_name;
    std::string option_value;
    std::string option_label;
    std::string option_count;
    bool checked{};
};

struct filter_group_view {
    std::string group_title;
    std::vector<filter_option_view> options;
};

// A filter in force, with the address of the list without it.
struct chip_view {
    std::string chip_label;
    std::string remove_url;
};

struct choice_view {
    std::string choice_value;
    std::string choice_label;
    bool selected{};
};

struct hidden_field_view {
    std::string hidden_name;
    std::string hidden_value;
};

// A page number: a link, the page one is on, or a gap in the row of numbers.
struct page_number_view {
    std::string page_label;
    std::string page_url;
    bool this_page{};
    bool gap{};
    bool linked{};
};

struct pagination_view {
    std::optional<std::string> previous_url;
    std::optional<std::string> next_url;
    std::vector<page_number_view> numbers;
};

// A category, a search or the whole catalogue: a list with filters.
struct listing_view {
    std::optional<breadcrumb_view> breadcrumb;
    std::string title;
    std::optional<std::string> paragraph;
    std::vector<link_view> branches;            // sub-categories
    std::string list_url;                       // GET, for the filter and sort forms
    std::vector<hidden_field_view> kept_fields; // with the filter form: q, sort
    std::vector<hidden_field_view> sort_fields; // with the sort form: everything but sort
    std::vector<filter_group_view> groups;
    std::string price_from;
    std::string price_to;
    bool stock_only{};
    std::vector<chip_view> chips;
    std::string clear_url;
    std::string filter_count; // "2" on the button of the sheet; empty without filters
    std::vector<choice_view> sorts;
    std::string result_count; // "34 produits"
    std::vector<card_view> cards;
    std::optional<pagination_view> pagination;
};

BOOST_DESCRIBE_STRUCT(price_view, (), (amount, before, saving))
BOOST_DESCRIBE_STRUCT(stock_view, (), (level, words))
BOOST_DESCRIBE_STRUCT(picture_view, (), (picture_url, alternative, lazy))
BOOST_DESCRIBE_STRUCT(
    card_view, (),
    (product_id, product_url, name, card_language, brand, deciding, picture, price, stock,
     card_buyable, add_url)
)
BOOST_DESCRIBE_STRUCT(
    family_view, (), (family_name, family_url, family_picture_url, family_count, branches)
)
BOOST_DESCRIBE_STRUCT(
    service_view, (), (service_name, service_text, service_price, service_duration)
)
BOOST_DESCRIBE_STRUCT(brand_option_view, (), (value, brand_name))
BOOST_DESCRIBE_STRUCT(
    home_view, (),
    (catalogue_size, find_part_url, brands, families, cards, services, services_url,
     technician_zones, seller_url)
)
BOOST_DESCRIBE_STRUCT(
    filter_option_view, (),
    (option_id, option_type, option_name, option_value, option_label, option_count, checked)
)
BOOST_DESCRIBE_STRUCT(filter_group_view, (), (group_title, options))
BOOST_DESCRIBE_STRUCT(chip_view, (), (chip_label, remove_url))
BOOST_DESCRIBE_STRUCT(choice_view, (), (choice_value, choice_label, selected))
BOOST_DESCRIBE_STRUCT(hidden_field_view, (), (hidden_name, hidden_value))
BOOST_DESCRIBE_STRUCT(page_number_view, (), (page_label, page_url, this_page, gap, linked))
BOOST_DESCRIBE_STRUCT(pagination_view, (), (previous_url, next_url, numbers))
BOOST_DESCRIBE_STRUCT(
    listing_view, (),
    (breadcrumb, title, paragraph, branches, list_url, kept_fields, sort_fields, groups, price_from,
     price_to, stock_only, chips, clear_url, filter_count, sorts, result_count, cards, pagination)
)

}
