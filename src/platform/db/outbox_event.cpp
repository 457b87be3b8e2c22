#include "platform/db/outbox_event.hpp"

#include "platform/schema/builder.hpp"

namespace foyer::db {

const schema::table_def& outbox_event_table() {
    static const auto table = schema::table<outbox_event>("outbox_events")
                                  .addition()
                                  .index(&outbox_event::processed_at, &outbox_event::available_at)
                                  .max_length(&outbox_event::type, 100)
                                  .max_length(&outbox_event::last_error, 1000)
                                  .check(&outbox_event::attempts, "attempts >= 0")
                                  .defaults(&outbox_event::attempts)
                                  .build();
    return table;
}

}
