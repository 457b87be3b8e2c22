#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/value.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>

namespace foyer::db {

// Something that must happen outside a transaction because of it. Added: a mail that is sent inside
// a transaction can be sent for nothing, one that is sent after it can be forgotten.
struct outbox_event {
    id_of<outbox_event> id;
    std::string type; // "order.placed"
    json_value payload;
    timestamp created_at;
    timestamp available_at;                 // not before
    int attempts{0};                        // begun
    std::optional<std::string> last_error;  // of the attempt before
    std::optional<timestamp> claimed_until; // somebody is at it until then
    std::optional<timestamp> processed_at;  // done
    std::optional<timestamp> failed_at;     // given up
};
BOOST_DESCRIBE_STRUCT(
    outbox_event, (),
    (id, type, payload, created_at, available_at, attempts, last_error, claimed_until, processed_at,
     failed_at)
)

// The definition of `outbox_events`.
const schema::table_def& outbox_event_table();

}
