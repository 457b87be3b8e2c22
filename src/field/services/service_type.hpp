#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

// A service that customers can ask for. Seed, section 5, table `service_types`.
struct service_type {
    id_of<service_type> id;                 // seed
    std::string name;                       // seed; French
    std::optional<std::string> description; // seed
    int duration{};                         // seed; minutes
    money price;                            // seed; TTC, 0 when it is quoted
    bool is_active{true};                   // seed
    timestamp created_at;                   // seed
    timestamp updated_at;                   // seed
};
BOOST_DESCRIBE_STRUCT(
    service_type, (), (id, name, description, duration, price, is_active, created_at, updated_at)
)

// The definition of `service_types`.
const schema::table_def& service_type_table();

}
