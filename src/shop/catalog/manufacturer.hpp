#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

// Who makes a product. Seed, section 3, table `manufacturers`.
struct manufacturer {
    id_of<manufacturer> id;                 // seed
    std::string name;                       // seed
    std::string slug;                       // seed
    std::optional<std::string> description; // seed
    std::optional<std::string> website;     // seed; URL
    std::optional<std::string> logo;        // seed; URL
    bool is_active{true};                   // seed
    timestamp created_at;                   // seed
    timestamp updated_at;                   // seed
};
BOOST_DESCRIBE_STRUCT(
    manufacturer, (),
    (id, name, slug, description, website, logo, is_active, created_at, updated_at)
)

// The definition of `manufacturers`.
const schema::table_def& manufacturer_table();

}
