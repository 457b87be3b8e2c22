#include "insight/analytics/traffic_source.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& traffic_source_table() {
    static const auto table = schema::table<traffic_source>("traffic_sources")
                                  .index(&traffic_source::session_id)
                                  .index(&traffic_source::source)
                                  .index(&traffic_source::medium)
                                  .index(&traffic_source::created_at)
                                  .defaults(&traffic_source::created_at)
                                  .build();
    return table;
}

}
