#include "insight/analytics/analytics_session.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& analytics_session_table() {
    static const auto table =
        schema::table<analytics_session>("analytics_sessions")
            .unique(&analytics_session::session_id)
            .index(&analytics_session::user_id)
            .index(&analytics_session::started_at)
            .max_length(&analytics_session::user_agent, 500)
            .defaults(&analytics_session::started_at, &analytics_session::created_at)
            .tagged(
                schema::tag::pii, &analytics_session::ip_address, &analytics_session::user_agent
            )
            .build();
    return table;
}

}
