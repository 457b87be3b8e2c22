#include "insight/errors/error_log.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& error_log_table() {
    static const auto table = schema::table<error_log>("error_logs")
                                  .index(&error_log::level)
                                  .index(&error_log::user_id)
                                  .index(&error_log::created_at)
                                  .max_length(&error_log::level, 10)
                                  .defaults(&error_log::created_at)
                                  .tagged(schema::tag::pii, &error_log::user_agent, &error_log::url)
                                  .build();
    return table;
}

}
