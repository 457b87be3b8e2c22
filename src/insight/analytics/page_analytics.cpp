#include "insight/analytics/page_analytics.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& page_analytics_table() {
    static const auto table = schema::table<page_analytics>("page_analytics")
                                  .index("idx_page_analytics_session", &page_analytics::session_id)
                                  .index(&page_analytics::user_id)
                                  .index(&page_analytics::page_path)
                                  .index(&page_analytics::created_at)
                                  .max_length(&page_analytics::page_path, 500)
                                  .max_length(&page_analytics::user_agent, 500)
                                  .defaults(&page_analytics::bounce, &page_analytics::created_at)
                                  .tagged(schema::tag::pii, &page_analytics::user_agent)
                                  .build();
    return table;
}

}
