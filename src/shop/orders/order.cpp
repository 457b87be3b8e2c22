#include "shop/orders/order.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& order_table() {
    static const auto table =
        schema::table<order>("orders")
            .relation(&order::address_id, "shipping_address")
            .unique(&order::order_number)
            .unique(&order::access_token_hash)
            .index("idx_orders_customer", &order::customer_id)
            .index("idx_orders_status", &order::status)
            .index("idx_orders_customer_status", &order::customer_id, &order::status)
            .index(&order::order_date)
            .index(&order::status, &order::order_date)
            .index(&order::recipient_phone, &order::order_date)
            .index(&order::placed_from, &order::order_date)
            .check(&order::subtotal, "subtotal >= 0")
            .check(&order::tax_amount, "tax_amount >= 0")
            .check(&order::shipping_amount, "shipping_amount >= 0")
            .check(&order::discount_amount, "discount_amount >= 0")
            .check(&order::total_amount, "total_amount >= 0")
            // Version 1 has no such column; the rule of the total comes with it.
            .check(
                &order::stamp_duty_added,
                "stamp_duty_added >= 0 AND "
                "total_amount = subtotal + shipping_amount - discount_amount + stamp_duty_added"
            )
            .check(&order::language, "language IN ('fr', 'ar', 'en')")
            .max_length(&order::order_number, 40)
            .max_length(&order::notes, 1000)
            .max_length(&order::tracking_number, 100)
            .max_length(&order::shipping_carrier, 100)
            .max_length(&order::currency, 3)
            .max_length(&order::cancel_reason, 500)
            .max_length(&order::recipient_name, 200)
            .max_length(&order::recipient_phone, 20)
            .max_length(&order::recipient_email, 254)
            .max_length(&order::shipping_street, 200)
            .max_length(&order::shipping_city, 100)
            .max_length(&order::shipping_postal_code, 20)
            .defaults(
                &order::status, &order::payment_status, &order::order_date, &order::created_at,
                &order::currency, &order::language
            )
            .tagged(
                schema::tag::pii, &order::notes, &order::recipient_name, &order::recipient_phone,
                &order::recipient_email, &order::shipping_street, &order::shipping_city,
                &order::shipping_postal_code, &order::placed_from
            )
            .tagged(schema::tag::secret, &order::access_token_hash)
            .additions(
                &order::currency, &order::language, &order::recipient_name, &order::recipient_phone,
                &order::recipient_email, &order::shipping_street, &order::shipping_city,
                &order::shipping_postal_code, &order::shipping_wilaya
            )
            .additions(
                &order::terms_version, &order::access_token_hash, &order::placed_from,
                &order::stamp_duty_added, &order::confirmed_at, &order::cancelled_at,
                &order::cancel_reason
            )
            .build();
    return table;
}

}
