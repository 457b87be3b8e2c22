#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>

namespace foyer {

struct customer;
struct product;

// A line of a cart, one a product. Seed, section 7, table `cart_items`.
struct cart_item {
    id_of<cart_item> id;             // seed
    id_of<customer> customer_id;     // seed
    id_of<product> product_id;       // seed
    int quantity{};                  // seed
    timestamp created_at;            // seed
    timestamp updated_at;            // seed
    std::optional<money> seen_price; // added: price in force when the line was last changed or its
                                     // price noted: a notice tells of another one
};
BOOST_DESCRIBE_STRUCT(
    cart_item, (), (id, customer_id, product_id, quantity, created_at, updated_at, seen_price)
)

// The definition of `cart_items`.
const schema::table_def& cart_item_table();

}
