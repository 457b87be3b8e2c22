#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "shop/orders/order.hpp"

#include <span>
#include <string>

// What the shop does with an order. Each step writes who did it and appends an event (README.md).
namespace foyer::orders {

// Who acts, for the history of the order: a user's id, or "owner" at the command line.
struct step {
    std::string order_number;
    std::string by;
    std::string note; // may be empty
    timestamp at;
};

// The shop has called and the buyer wants it: PENDING -> CONFIRMED. Errors: not_found
// "order.not_found", conflict "order.wrong_status" (detail: the present status).
result<order> confirm(db::transaction& tx, const step& s);

// PENDING, CONFIRMED or PROCESSING -> CANCELLED: stock comes back with a RETURN line each, the
// pending payment is cancelled, the customer's counters go back. Errors as above.
result<order> cancel(db::transaction& tx, const step& s);

std::span<const db::query* const> desk_queries();

}
