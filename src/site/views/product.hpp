#pragma once

#include "site/views/catalogue.hpp"

namespace foyer::site {

// A row of the specification table, unit included: "Puissance", "24 kW".
struct specification_view {
    std::string specification_name;
    std::string specification_value;
};

struct thumbnail_view {
    std::string full_url;
    std::string thumbnail_url;
    std::string thumbnail_text;
};

// A delivery zone in a select: "16 Alger (400 DA)". Lists it by its slug.
struct wilaya_option_view {
    std::string wilaya_slug;
    std::string wilaya_label;
    std::string wilaya_cost;
    std::string wilaya_words; // both spellings, folded: what the searchable select compares
    bool selected{};
};

// Choosing a wilaya and what delivery there costs and when it comes.
struct delivery_choice_view {
    std::string delivery_form_url; // GET with wilaya
    std::vector<wilaya_option_view> wilayas;
    std::optional<std::string> delivery_cost; // "600 DA", "offerte"
    std::optional<std::string> delivery_day;  // "entre mardi 25 et jeudi 27 novembre"
};

struct review_view {
    std::string stars; // "4 sur 5"
    std::string author;
    std::string review_date;
    std::optional<std::string> review_title;
    std::optional<std::string> comment;
};

struct review_list_view {
    std::string average; // "4,5 sur 5, 12 avis"
    std::vector<review_view> reviews;
};

// A line of a list that is only text.
struct text_line_view {
    std::string line;
};

struct product_view {
    std::optional<breadcrumb_view> breadcrumb;
    std::string product_id;
    std::string name;
    std::optional<std::string> text_language;
    std::string reference; // SKU
    std::optional<link_view> manufacturer;
    picture_view picture;
    std::vector<thumbnail_view> thumbnails;
    std::optional<std::string> summary;
    std::vector<text_line_view> paragraphs;
    std::vector<text_line_view> features;
    std::optional<std::string> features_language; // when they are not translated
    price_view price;
    stock_view stock;
    bool buyable{};
    int quantity_limit{1};
    std::string add_url;
    delivery_choice_view delivery;
    std::optional<std::string> warranty; // "2 ans"
    std::vector<specification_view> specifications;
    std::vector<link_view> compatible; // boilers it fits
    std::vector<link_view> documents;
    std::vector<card_view> cards; // related
    std::optional<review_list_view> review_list;
};

BOOST_DESCRIBE_STRUCT(specification_view, (), (specification_name, specification_value))
BOOST_DESCRIBE_STRUCT(thumbnail_view, (), (full_url, thumbnail_url, thumbnail_text))
BOOST_DESCRIBE_STRUCT(
    wilaya_option_view, (), (wilaya_slug, wilaya_label, wilaya_cost, wilaya_words, selected)
)
BOOST_DESCRIBE_STRUCT(
    delivery_choice_view, (), (delivery_form_url, wilayas, delivery_cost, delivery_day)
)
BOOST_DESCRIBE_STRUCT(review_view, (), (stars, author, review_date, review_title, comment))
BOOST_DESCRIBE_STRUCT(review_list_view, (), (average, reviews))
BOOST_DESCRIBE_STRUCT(text_line_view, (), (line))
BOOST_DESCRIBE_STRUCT(
    product_view, (),
    (breadcrumb, product_id, name, text_language, reference, manufacturer, picture, thumbnails,
     summary, paragraphs, features, features_language, price, stock, buyable, quantity_limit,
     add_url, delivery, warranty, specifications, compatible, documents, cards, review_list)
)

}
