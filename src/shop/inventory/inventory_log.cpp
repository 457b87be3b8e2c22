#include "shop/inventory/inventory_log.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& inventory_log_table() {
    static const auto table =
        schema::table<inventory_log>("inventory_logs")
            .index(&inventory_log::product_id, &inventory_log::created_at)
            .index(&inventory_log::reference)
            .check(&inventory_log::new_quantity, "old_quantity + quantity = new_quantity")
            .max_length(&inventory_log::reason, 500)
            .max_length(&inventory_log::reference, 100)
            .defaults(&inventory_log::created_at)
            .build();
    return table;
}

}
