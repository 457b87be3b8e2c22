#pragma once

#include "shop/checkout/place_order.hpp"

#include <span>
#include <string>
#include <vector>

namespace foyer::checkout {

// A line of the cart as it is about to be sold.
struct order_line {
    id_of<product> product_id;
    int quantity{};
    std::string name;
    std::string sku;
    money price;
    std::optional<money> sale_price;
    percent tax_rate;
    int stock_quantity{};
    bool is_active{};

    money unit_price() const { return pricing::price_in_force(price, sale_price); }
};
BOOST_DESCRIBE_STRUCT(
    order_line, (),
    (product_id, quantity, name, sku, price, sale_price, tax_rate, stock_quantity, is_active)
)

struct order_rows_input {
    const order_request& request;
    const origin& from;
    const std::vector<order_line>& lines;
    const pricing::totals& totals;
    const std::string& wilaya_name;
    timestamp promised_day; // the latest day of delivery
};

// Writes everything that an order is but its stock movements: guest, address, order, lines,
// payment, first status, counters; and empties the cart. All but the guest is queued.
placed_order insert_order_rows(db::transaction& tx, const order_rows_input& in);

std::span<const db::query* const> row_queries();

}
