#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct product;

// A picture of a product. Seed, section 3, table `product_images`.
struct product_image {
    id_of<product_image> id;             // seed
    id_of<product> product_id;           // seed
    std::string url;                     // seed
    std::optional<std::string> alt_text; // seed; French
    int sort_order{0};                   // seed; the first is shown in lists
    timestamp created_at;                // seed
};
BOOST_DESCRIBE_STRUCT(product_image, (), (id, product_id, url, alt_text, sort_order, created_at))

// The definition of `product_images`.
const schema::table_def& product_image_table();

}
