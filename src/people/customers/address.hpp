#pragma once

#include "people/customers/address_type.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct customer;

// Where to bill or deliver. Seed, section 2, table `addresses`.
struct address {
    id_of<address> id;                 // seed
    id_of<customer> customer_id;       // seed
    address_type type{};               // seed
    std::optional<std::string> label;  // seed
    std::string street;                // seed
    std::string city;                  // seed; commune
    std::string postal_code;           // seed; wilaya code and "000" when unknown
    std::optional<std::string> region; // seed; name of the wilaya
    std::string country{"Algeria"};    // seed
    bool is_default{false};            // seed
    timestamp created_at;              // seed
    timestamp updated_at;              // seed
    std::optional<std::string> wilaya; // added: slug of the delivery zone
};
BOOST_DESCRIBE_STRUCT(
    address, (),
    (id, customer_id, type, label, street, city, postal_code, region, country, is_default,
     created_at, updated_at, wilaya)
)

// The definition of `addresses`.
const schema::table_def& address_table();

}
