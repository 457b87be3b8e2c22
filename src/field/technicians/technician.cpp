#include "field/technicians/technician.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& technician_table() {
    static const auto table = schema::table<technician>("technicians")
                                  .unique(&technician::user_id)
                                  .unique(&technician::employee_id)
                                  .max_length(&technician::employee_id, 50)
                                  .max_length(&technician::specialties, 2000)
                                  .defaults(&technician::is_active, &technician::created_at)
                                  .build();
    return table;
}

}
