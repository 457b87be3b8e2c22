#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"
#include "shop/payments/payment_method.hpp"
#include "shop/payments/payment_status.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct order;

// Money that an order waits for, got or gave back. Seed, section 4, table `payments`.
struct payment {
    id_of<payment> id;                              // seed
    id_of<order> order_id;                          // seed
    payment_method method{};                        // seed
    std::string provider;                           // seed; "cash" for payment at the door
    std::optional<std::string> provider_payment_id; // seed
    money amount;                                   // seed
    std::string currency{"DZD"};                    // seed
    payment_status status{payment_status::pending}; // seed
    std::optional<timestamp> paid_at;               // seed
    std::optional<std::string> failure_reason;      // seed
    timestamp created_at;                           // seed
    timestamp updated_at;                           // seed
};
BOOST_DESCRIBE_STRUCT(
    payment, (),
    (id, order_id, method, provider, provider_payment_id, amount, currency, status, paid_at,
     failure_reason, created_at, updated_at)
)

// The definition of `payments`.
const schema::table_def& payment_table();

}
