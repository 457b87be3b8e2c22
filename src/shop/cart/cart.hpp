#pragma once

#include "people/customers/customer.hpp"
#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "shop/cart/cart_item.hpp"
#include "shop/catalog/product.hpp"
#include "shop/pricing/totals.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

// The cart of a visitor. A guest's cart hangs on a shell row of `customers`, found by the hash of a
// token that only the visitor's browser knows.
namespace foyer::cart {

constexpr int max_quantity_per_line = 50;
constexpr int max_lines = 50;

// A line with the product as it is now.
struct line {
    id_of<cart_item> id;
    id_of<product> product_id;
    int quantity{};
    std::optional<money>
        seen_price; // when the visitor last changed the line or took note of its price
    std::string slug;
    std::string sku;
    std::string name;
    std::string language;
    money price;
    std::optional<money> sale_price;
    percent tax_rate;
    int stock_quantity{};
    bool is_active{}; // sold: the product and its category are shown
    std::optional<std::string> image_url;
    std::string image_alt;

    money unit_price() const { return pricing::price_in_force(price, sale_price); }
};

// A new cart and the only copy of its token.
struct opened {
    id_of<customer> customer_id;
    std::string token;
};

// The customer whose cart this token opens, if any.
std::optional<id_of<customer>> find_cart(db::session& s, std::string_view token);

// Whether the product and its category are shown.
bool is_sold(db::session& s, const id_of<product>& product_id);

// not_found "cart.product_not_found".
error product_not_found();

// Makes the shell customer of a new cart.
opened open_cart(db::transaction& tx, std::string_view language, timestamp now);

// Makes other transactions that change this cart wait for this one.
void lock(db::transaction& tx, const id_of<customer>& customer_id);

// Lines in the order in which they were added, names in `language`.
std::vector<line> list_lines(
    db::session& s, const id_of<customer>& customer_id, std::string_view language
);

// Adds pieces of a product, to the line there is or as a new one. Errors: not_found
// "cart.product_not_found" for a product that is not sold; conflict "cart.short_stock" (detail:
// pieces in stock) and "cart.line_limit" (detail: max_quantity_per_line) when the line would hold
// more; conflict "cart.full" beyond max_lines lines.
result<void> add_item(
    db::transaction& tx, const id_of<customer>& customer_id, const id_of<product>& product_id,
    int quantity, timestamp now
);

// Sets the quantity of a line of this cart; a smaller one than the line has is always accepted.
// Errors as above, and not_found "cart.line_not_found".
result<void> set_quantity(
    db::transaction& tx, const id_of<customer>& customer_id, const id_of<cart_item>& item_id,
    int quantity, timestamp now
);

// Takes a line out. Error: not_found "cart.line_not_found".
result<void> remove_item(
    db::transaction& tx, const id_of<customer>& customer_id, const id_of<cart_item>& item_id
);

// Remembers the prices in force as seen, after the visitor took note of them.
void mark_seen(db::session& s, const id_of<customer>& customer_id, timestamp now);

std::span<const db::query* const> queries();

BOOST_DESCRIBE_STRUCT(
    line, (),
    (id, product_id, quantity, seen_price, slug, sku, name, language, price, sale_price, tax_rate,
     stock_quantity, is_active, image_url, image_alt)
)

}
