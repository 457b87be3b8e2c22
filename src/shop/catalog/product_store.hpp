#pragma once

#include "platform/db/session.hpp"
#include "shop/catalog/category.hpp"
#include "shop/catalog/list_query.hpp"
#include "shop/catalog/manufacturer.hpp"
#include "shop/catalog/product.hpp"
#include "shop/catalog/product_filter.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Reading the catalogue. Only active products of active categories; the cost price is never
// selected. `language` is "fr", "ar" or "en"; texts without translation come in French and say so
// in `language`.
namespace foyer::catalog {

// A product as lists show it.
struct product_card {
    id_of<product> id;
    std::string slug;
    std::string sku;
    std::string name;
    std::string language; // of the texts
    std::optional<std::string> short_description;
    money price;                     // TTC
    std::optional<money> sale_price; // in force instead of `price` when present
    int stock_quantity{};
    bool is_featured{};
    std::optional<json_value>
        specifications; // numbers and codes by key; units in data/specifications.json
    std::optional<std::string> manufacturer_name;
    std::optional<std::string> manufacturer_slug;
    std::string category_slug;
    std::optional<std::string> image_url;
    std::string image_alt;
};

struct product_image_view {
    std::string url;
    std::optional<std::string> alt_text;
};

// A product as its own page shows it.
struct product_detail {
    id_of<product> id;
    std::string slug;
    std::string sku;
    std::string name;
    std::string language;
    std::optional<std::string> short_description;
    std::optional<std::string> description;
    money price;
    std::optional<money> sale_price;
    percent tax_rate;
    int stock_quantity{};
    bool is_featured{};
    std::optional<decimal<3>> weight; // kg
    std::optional<json_value> dimensions;
    std::optional<json_value> specifications;
    std::optional<std::string> features; // JSON list, as the seed has it
    std::string features_language;       // French where they are not translated
    std::optional<int> warranty_months;
    std::optional<std::string> manufacturer_name;
    std::optional<std::string> manufacturer_slug;
    id_of<category> category_id;
    std::string category_slug;
    std::optional<std::string> meta_title;
    std::optional<std::string> meta_description;
    std::string image_alt;
    timestamp updated_at;
};

// A value of a filter with the number of products behind it; without a number when the list is
// longer than max_counted.
struct facet {
    std::string slug;
    std::string name;
    std::optional<std::int64_t> count{};
};

struct product_page {
    std::vector<product_card> items;
    std::int64_t total{};      // at most max_counted
    bool total_is_exact{true}; // otherwise there are more
    bool has_next{};           // known of a list that is not counted to its end too
};

// A page of the list, `limit` at most 100, and how many there are in all.
product_page list_products(
    db::session& s, const product_filter& filter, product_sort sort, std::string_view language,
    int limit, int offset
);

// How many products of the filter each manufacturer (category) has; the filter's own manufacturer
// (category) is not applied.
std::vector<facet> count_by_manufacturer(db::session& s, product_filter filter);
std::vector<facet> count_by_category(db::session& s, product_filter filter);

// Nothing when there is none, or none that may be shown.
std::optional<product_detail> find_product(
    db::session& s, std::string_view slug, std::string_view language
);
std::vector<product_image_view> list_images(db::session& s, const id_of<product>& id);

// A category with its texts in one language.
struct category_view {
    id_of<category> id;
    std::optional<id_of<category>> parent_id;
    std::string slug;
    std::string name;
    std::string language;
    std::optional<std::string> description;
    std::optional<std::string> image;
    int sort_order{};
};

// Active categories, roots first, each level by sort order.
std::vector<category_view> list_categories(db::session& s, std::string_view language);

// How many shown products are directly in each category, by the category's id; none where there are
// none. Looks at every product.
using category_sizes = std::map<id_of<category>, std::int64_t>;
category_sizes count_products_of_categories(db::session& s);

struct manufacturer_view {
    id_of<manufacturer> id;
    std::string slug;
    std::string name;
    std::optional<std::string> description;
    std::optional<std::string> website;
    std::optional<std::string> logo;
    std::int64_t product_count{};
};

std::vector<manufacturer_view> list_manufacturers(db::session& s);

// Address parts and moments of change for the sitemap.
struct sitemap_entry {
    std::string slug;
    timestamp updated_at;
};
std::vector<sitemap_entry> list_sitemap_products(db::session& s);
std::vector<sitemap_entry> list_sitemap_categories(db::session& s);

// The named queries of this store, without the composed ones (product_filter.hpp).
std::span<const db::query* const> queries();

BOOST_DESCRIBE_STRUCT(
    product_card, (),
    (id, slug, sku, name, language, short_description, price, sale_price, stock_quantity,
     is_featured, specifications, manufacturer_name, manufacturer_slug, category_slug, image_url,
     image_alt)
)
BOOST_DESCRIBE_STRUCT(product_image_view, (), (url, alt_text))
BOOST_DESCRIBE_STRUCT(
    product_detail, (),
    (id, slug, sku, name, language, short_description, description, price, sale_price, tax_rate,
     stock_quantity, is_featured, weight, dimensions, specifications, features, features_language,
     warranty_months, manufacturer_name, manufacturer_slug, category_id, category_slug, meta_title,
     meta_description, image_alt, updated_at)
)
BOOST_DESCRIBE_STRUCT(facet, (), (slug, name, count))
BOOST_DESCRIBE_STRUCT(
    category_view, (), (id, parent_id, slug, name, language, description, image, sort_order)
)
BOOST_DESCRIBE_STRUCT(
    manufacturer_view, (), (id, slug, name, description, website, logo, product_count)
)
BOOST_DESCRIBE_STRUCT(sitemap_entry, (), (slug, updated_at))

}
