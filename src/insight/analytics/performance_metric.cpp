#include "insight/analytics/performance_metric.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& performance_metric_table() {
    static const auto table = schema::table<performance_metric>("performance_metrics")
                                  .index(&performance_metric::session_id)
                                  .index(&performance_metric::page_path)
                                  .index(&performance_metric::metric_type)
                                  .index(&performance_metric::created_at)
                                  .max_length(&performance_metric::page_path, 500)
                                  .max_length(&performance_metric::metric_type, 20)
                                  .max_length(&performance_metric::unit, 20)
                                  .defaults(&performance_metric::created_at)
                                  .build();
    return table;
}

}
