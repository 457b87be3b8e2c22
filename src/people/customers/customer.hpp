#pragma once

#include "people/customers/customer_type.hpp"
#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct user;

// Somebody who buys: with an account, as a guest known by telephone, or only by a cart. Seed,
// section 2, table `customers`.
struct customer {
    id_of<customer> id;                                            // seed
    std::optional<id_of<user>> user_id;                            // seed; none for guests
    std::optional<std::string> company_name;                       // seed; B2B
    foyer::customer_type customer_type{foyer::customer_type::b2c}; // seed
    std::optional<std::string> vat_number;                         // seed; NIF of a company
    bool is_guest{false};                                          // seed
    std::optional<std::string> first_name;      // seed; guests, as do the next three
    std::optional<std::string> last_name;       // seed
    std::optional<std::string> email;           // seed
    std::optional<std::string> phone;           // seed
    money total_spent;                          // seed; sum of the orders that were not cancelled
    int order_count{0};                         // seed; their number
    std::optional<timestamp> last_order_at;     // seed
    timestamp created_at;                       // seed
    timestamp updated_at;                       // seed
    std::optional<std::string> guest_phone;     // added: guests are found by it
    std::optional<std::string> cart_token_hash; // added: SHA-256; carts of guests
    std::optional<std::string> language;        // added: in which to write to them
};
BOOST_DESCRIBE_STRUCT(
    customer, (),
    (id, user_id, company_name, customer_type, vat_number, is_guest, first_name, last_name, email,
     phone, total_spent, order_count, last_order_at, created_at, updated_at, guest_phone,
     cart_token_hash, language)
)

// The definition of `customers`.
const schema::table_def& customer_table();

}
