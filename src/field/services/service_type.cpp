#include "field/services/service_type.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& service_type_table() {
    static const auto table = schema::table<service_type>("service_types")
                                  .unique(&service_type::name)
                                  .check(&service_type::duration, "duration >= 0")
                                  .check(&service_type::price, "price >= 0")
                                  .max_length(&service_type::name, 100)
                                  .max_length(&service_type::description, 2000)
                                  .defaults(&service_type::is_active, &service_type::created_at)
                                  .build();
    return table;
}

}
