#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

// A family of products; two levels in the shop, any depth here. Seed, section 3, table
// `categories`.
struct category {
    id_of<category> id;                       // seed
    std::string name;                         // seed; French
    std::string slug;                         // seed
    std::optional<std::string> description;   // seed
    std::optional<std::string> image;         // seed; URL
    std::optional<id_of<category>> parent_id; // seed
    bool is_active{true};                     // seed
    int sort_order{0};                        // seed
    timestamp created_at;                     // seed
    timestamp updated_at;                     // seed
};
BOOST_DESCRIBE_STRUCT(
    category, (),
    (id, name, slug, description, image, parent_id, is_active, sort_order, created_at, updated_at)
)

// The definition of `categories`.
const schema::table_def& category_table();

}
