#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct customer;
struct product;

// What a customer thinks of a product, once. Seed, section 6, table `reviews`.
struct review {
    id_of<review> id;                   // seed
    id_of<customer> customer_id;        // seed
    id_of<product> product_id;          // seed
    int rating{};                       // seed; 1 to 5
    std::optional<std::string> title;   // seed
    std::optional<std::string> comment; // seed
    bool is_verified{false};            // seed; the customer was delivered the product
    bool is_published{true}; // seed; default of the shop it describes. Our code always writes it
    timestamp created_at;    // seed
    timestamp updated_at;    // seed
};
BOOST_DESCRIBE_STRUCT(
    review, (),
    (id, customer_id, product_id, rating, title, comment, is_verified, is_published, created_at,
     updated_at)
)

// The definition of `reviews`.
const schema::table_def& review_table();

}
