#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/value.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct category;
struct product;
struct user;

// A step towards an order. Seed, tables of analytics, `ecommerce_events`.
struct ecommerce_event {
    id_of<ecommerce_event> id;                  // seed
    std::string session_id;                     // seed
    std::optional<id_of<user>> user_id;         // seed
    std::string event_type;                     // seed
    std::optional<id_of<product>> product_id;   // seed
    std::optional<id_of<category>> category_id; // seed
    std::optional<money> value;                 // seed
    std::string currency{"DZD"};                // seed; default of the shop it describes
    std::optional<int> quantity;                // seed
    std::optional<json_value> metadata;         // seed
    timestamp created_at;                       // seed
};
BOOST_DESCRIBE_STRUCT(
    ecommerce_event, (),
    (id, session_id, user_id, event_type, product_id, category_id, value, currency, quantity,
     metadata, created_at)
)

// The definition of `ecommerce_events`.
const schema::table_def& ecommerce_event_table();

}
