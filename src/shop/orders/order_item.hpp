#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct order;
struct product;

// A line of an order. Amounts include TVA. Seed, section 4, table `order_items`.
struct order_item {
    id_of<order_item> id;      // seed
    id_of<order> order_id;     // seed
    id_of<product> product_id; // seed
    int quantity{};            // seed
    money unit_price;          // seed; TTC
    money total_price;         // seed; TTC

    // Added: the product as it was sold.
    std::optional<std::string> product_name;
    std::optional<std::string> product_sku;
    std::optional<percent> tax_rate;
    std::optional<money> tax_amount; // TVA contained in the line
};
BOOST_DESCRIBE_STRUCT(
    order_item, (),
    (id, order_id, product_id, quantity, unit_price, total_price, product_name, product_sku,
     tax_rate, tax_amount)
)

// The definition of `order_items`.
const schema::table_def& order_item_table();

}
