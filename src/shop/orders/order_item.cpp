#include "shop/orders/order_item.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& order_item_table() {
    static const auto table = schema::table<order_item>("order_items")
                                  .index(&order_item::order_id)
                                  .index(&order_item::product_id)
                                  .check(&order_item::quantity, "quantity > 0")
                                  .check(&order_item::unit_price, "unit_price >= 0")
                                  .check(&order_item::total_price, "total_price >= 0")
                                  .check(&order_item::tax_rate, "tax_rate >= 0")
                                  .check(&order_item::tax_amount, "tax_amount >= 0")
                                  .max_length(&order_item::product_name, 200)
                                  .max_length(&order_item::product_sku, 64)
                                  .additions(
                                      &order_item::product_name, &order_item::product_sku,
                                      &order_item::tax_rate, &order_item::tax_amount
                                  )
                                  .build();
    return table;
}

}
