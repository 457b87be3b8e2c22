#include "shop/cart/cart_item.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& cart_item_table() {
    static const auto table =
        schema::table<cart_item>("cart_items")
            .unique(&cart_item::customer_id, &cart_item::product_id)
            .index(&cart_item::product_id)
            .on_target_deleted(&cart_item::customer_id, schema::on_delete::cascade)
            .on_target_deleted(&cart_item::product_id, schema::on_delete::cascade)
            .check(&cart_item::quantity, "quantity > 0")
            .check(&cart_item::seen_price, "seen_price >= 0")
            .defaults(&cart_item::created_at)
            .additions(&cart_item::seen_price)
            .build();
    return table;
}

}
