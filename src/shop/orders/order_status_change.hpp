#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"
#include "shop/orders/order_status.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct order;

// When an order changed its status, and by whom. Added: a dispute is decided by it.
struct order_status_change {
    id_of<order_status_change> id;
    id_of<order> order_id;
    order_status status{}; // the new one
    timestamp changed_at;
    std::string changed_by; // "customer", "system" or the id of the user
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(order_status_change, (), (id, order_id, status, changed_at, changed_by, note))

// The definition of `order_status_changes`.
const schema::table_def& order_status_change_table();

}
