#include "insight/analytics/ecommerce_event.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& ecommerce_event_table() {
    static const auto table =
        schema::table<ecommerce_event>("ecommerce_events")
            .index("idx_ecommerce_events_type", &ecommerce_event::event_type)
            .index(&ecommerce_event::session_id)
            .index(&ecommerce_event::user_id)
            .index(&ecommerce_event::product_id)
            .index(&ecommerce_event::created_at)
            .max_length(&ecommerce_event::event_type, 50)
            .max_length(&ecommerce_event::currency, 3)
            .defaults(&ecommerce_event::currency, &ecommerce_event::created_at)
            .build();
    return table;
}

}
