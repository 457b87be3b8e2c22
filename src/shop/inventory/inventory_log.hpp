#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"
#include "shop/inventory/inventory_log_type.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct product;

// A line of the stock ledger; lines are only ever added. Seed, section 8, table `inventory_logs`.
struct inventory_log {
    id_of<inventory_log> id;              // seed
    id_of<product> product_id;            // seed
    inventory_log_type type{};            // seed
    int quantity{};                       // seed; signed: what was added to the stock
    std::optional<std::string> reason;    // seed
    std::optional<std::string> reference; // seed; id of the order, number of the delivery note
    int old_quantity{};                   // seed
    int new_quantity{};                   // seed
    timestamp created_at;                 // seed
};
BOOST_DESCRIBE_STRUCT(
    inventory_log, (),
    (id, product_id, type, quantity, reason, reference, old_quantity, new_quantity, created_at)
)

// The definition of `inventory_logs`.
const schema::table_def& inventory_log_table();

}
