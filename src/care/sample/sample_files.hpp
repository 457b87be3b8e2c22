#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/value.hpp"
#include "shop/settings/setting.hpp"
#include "shop/settings/shop_settings.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The embedded files of the sample shop as they are written; data/README.md describes them.
namespace foyer::sample {

using settings::localized_text;

struct zone_entry {
    std::string slug;
    std::string code;
    std::string name_fr;
    std::string name_ar;
    money rate;
    std::optional<std::string> parent; // code of the wilaya it was cut from
    std::optional<timestamp> valid_from;
    bool is_active{};
    int delivery_days_min{};
    int delivery_days_max{};
};

struct category_entry {
    std::string slug;
    std::optional<std::string> parent;
    localized_text name;
    localized_text description;
    std::string image;
    int sort_order{};
};

struct manufacturer_entry {
    std::string slug;
    std::string name;
    std::string description;
    std::optional<std::string> website;
};

// A JSON list of sentences in each language.
struct localized_list {
    json_value fr;
    json_value ar;
    json_value en;

    const json_value& in(std::string_view language) const {
        return language == "ar" ? ar : language == "en" ? en : fr;
    }
};

struct product_entry {
    std::string sku;
    std::string slug;
    localized_text name;
    localized_text short_description;
    localized_text description;
    std::string category;
    std::optional<std::string> manufacturer;
    money price;
    std::optional<money> sale_price;
    std::optional<money> cost_price;
    int stock_quantity{};
    int min_stock{};
    std::optional<int> max_stock;
    std::optional<decimal<3>> weight;
    std::optional<json_value> dimensions;
    json_value specifications;
    localized_list features;
    bool is_featured{};
    percent tax_rate;
    std::optional<int> warranty_months;
    std::string image;
    localized_text image_alt;
    std::optional<std::string> meta_title;
    std::optional<std::string> meta_description;
};

struct service_type_entry {
    std::string slug;
    localized_text name;
    localized_text description;
    int duration{};
    money price;
};

struct sample_files {
    std::vector<zone_entry> zones;
    std::vector<category_entry> categories;
    std::vector<manufacturer_entry> manufacturers;
    std::vector<product_entry> products;
    std::vector<service_type_entry> service_types;
    std::vector<setting> settings; // one a key of data/settings.json; updated_at is not set
};

// Reads the files that were built into the program. That they can be read is tested, not an input.
sample_files read_sample_files();

BOOST_DESCRIBE_STRUCT(
    zone_entry, (),
    (slug, code, name_fr, name_ar, rate, parent, valid_from, is_active, delivery_days_min,
     delivery_days_max)
)
BOOST_DESCRIBE_STRUCT(category_entry, (), (slug, parent, name, description, image, sort_order))
BOOST_DESCRIBE_STRUCT(localized_list, (), (fr, ar, en))
BOOST_DESCRIBE_STRUCT(manufacturer_entry, (), (slug, name, description, website))
BOOST_DESCRIBE_STRUCT(
    product_entry, (),
    (sku, slug, name, short_description, description, category, manufacturer, price, sale_price,
     cost_price, stock_quantity, min_stock, max_stock, weight, dimensions, specifications, features,
     is_featured, tax_rate, warranty_months, image, image_alt, meta_title, meta_description)
)
BOOST_DESCRIBE_STRUCT(service_type_entry, (), (slug, name, description, duration, price))

}
