#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"
#include "shop/orders/order_status.hpp"
#include "shop/payments/payment_status.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct address;
struct customer;

// What a customer ordered. Amounts include TVA; the tax is contained in them. Seed, section 4,
// table `orders`.
struct order {
    id_of<order> id;                                                      // seed
    std::string order_number;                                             // seed
    id_of<customer> customer_id;                                          // seed
    id_of<address> address_id;                                            // seed; delivery
    order_status status{order_status::pending};                           // seed
    foyer::payment_status payment_status{foyer::payment_status::pending}; // seed
    money subtotal;                                                       // seed; sum of the lines
    money tax_amount;                            // seed; TVA contained in the total
    money shipping_amount;                       // seed
    money discount_amount;                       // seed
    money total_amount;                          // seed
    std::optional<std::string> notes;            // seed; written by the customer
    std::optional<std::string> tracking_number;  // seed
    std::optional<std::string> shipping_carrier; // seed
    timestamp order_date;                        // seed
    std::optional<timestamp> shipped_at;         // seed
    std::optional<timestamp> delivered_at;       // seed
    std::optional<timestamp> estimated_delivery; // seed
    timestamp created_at;                        // seed
    timestamp updated_at;                        // seed
    std::string currency{"DZD"};                 // added: payments carry theirs, the order must too
    std::string language{"fr"}; // added: in which the customer ordered and gets mail

    // Added: what was typed at the time, so that a later change of customer or address leaves the
    // order as it was.
    std::optional<std::string> recipient_name;
    std::optional<std::string> recipient_phone; // E.164
    std::optional<std::string> recipient_email;
    std::optional<std::string> shipping_street;
    std::optional<std::string> shipping_city;
    std::optional<std::string> shipping_postal_code;
    std::optional<std::string> shipping_wilaya; // slug of the delivery zone

    // Added: proof of the contract (law 18-05) and of who may look at the order.
    std::optional<std::string> terms_version;     // of the terms that were accepted
    std::optional<std::string> access_token_hash; // SHA-256 of the token of the confirmation page
    std::optional<std::string> placed_from;       // keyed hash of the client's address, for limits

    // Added: none when the order was written by a program that does not know it, and then the total
    // is that program's.
    std::optional<money> stamp_duty_added; // droit de timbre; 0 when contained

    // Added: the steps of its life that the seed has no date for.
    std::optional<timestamp> confirmed_at;
    std::optional<timestamp> cancelled_at;
    std::optional<std::string> cancel_reason;
};
BOOST_DESCRIBE_STRUCT(
    order, (),
    (id, order_number, customer_id, address_id, status, payment_status, subtotal, tax_amount,
     shipping_amount, discount_amount, total_amount, notes, tracking_number, shipping_carrier,
     order_date, shipped_at, delivered_at, estimated_delivery, created_at, updated_at, currency,
     language, recipient_name, recipient_phone, recipient_email, shipping_street, shipping_city,
     shipping_postal_code, shipping_wilaya, terms_version, access_token_hash, placed_from,
     stamp_duty_added, confirmed_at, cancelled_at, cancel_reason)
)

// The definition of `orders`.
const schema::table_def& order_table();

}
