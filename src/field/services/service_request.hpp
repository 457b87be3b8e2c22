#pragma once

#include "field/services/service_priority.hpp"
#include "field/services/service_status.hpp"
#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/value.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct customer;
struct service_type;
struct technician;

// A call for a technician. Seed, section 5, table `service_requests`.
struct service_request {
    id_of<service_request> id;                           // seed
    id_of<customer> customer_id;                         // seed
    id_of<service_type> service_type_id;                 // seed
    std::optional<id_of<technician>> technician_id;      // seed
    std::string description;                             // seed
    service_priority priority{service_priority::normal}; // seed
    service_status status{service_status::pending};      // seed
    timestamp requested_date;                            // seed
    std::optional<timestamp> scheduled_date;             // seed
    std::optional<timestamp> completed_at;               // seed
    std::optional<json_value> equipment_details;         // seed
    std::optional<std::string> completion_notes;         // seed
    std::optional<int> customer_rating;                  // seed; 1 to 5
    std::optional<std::string> customer_feedback;        // seed
    std::optional<money> estimated_cost;                 // seed
    std::optional<money> actual_cost;                    // seed
    timestamp created_at;                                // seed
    timestamp updated_at;                                // seed
};
BOOST_DESCRIBE_STRUCT(
    service_request, (),
    (id, customer_id, service_type_id, technician_id, description, priority, status, requested_date,
     scheduled_date, completed_at, equipment_details, completion_notes, customer_rating,
     customer_feedback, estimated_cost, actual_cost, created_at, updated_at)
)

// The definition of `service_requests`.
const schema::table_def& service_request_table();

}
