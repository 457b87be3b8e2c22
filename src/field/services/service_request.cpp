#include "field/services/service_request.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& service_request_table() {
    static const auto table =
        schema::table<service_request>("service_requests")
            .index(&service_request::customer_id)
            .index(&service_request::technician_id, &service_request::scheduled_date)
            .index(&service_request::status, &service_request::requested_date)
            .index(&service_request::service_type_id)
            .check(&service_request::customer_rating, "customer_rating BETWEEN 1 AND 5")
            .check(&service_request::estimated_cost, "estimated_cost >= 0")
            .check(&service_request::actual_cost, "actual_cost >= 0")
            .max_length(&service_request::description, 2000)
            .max_length(&service_request::completion_notes, 2000)
            .max_length(&service_request::customer_feedback, 1000)
            .defaults(
                &service_request::priority, &service_request::status, &service_request::created_at
            )
            .tagged(
                schema::tag::pii, &service_request::description, &service_request::customer_feedback
            )
            .build();
    return table;
}

}
