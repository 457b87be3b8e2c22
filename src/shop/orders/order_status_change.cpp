#include "shop/orders/order_status_change.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& order_status_change_table() {
    static const auto table =
        schema::table<order_status_change>("order_status_changes")
            .index(&order_status_change::order_id, &order_status_change::changed_at)
            .on_target_deleted(&order_status_change::order_id, schema::on_delete::cascade)
            .max_length(&order_status_change::changed_by, 64)
            .max_length(&order_status_change::note, 500)
            .defaults(&order_status_change::changed_at)
            .addition()
            .build();
    return table;
}

}
