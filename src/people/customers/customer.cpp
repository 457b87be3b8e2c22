#include "people/customers/customer.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& customer_table() {
    static const auto table =
        schema::table<customer>("customers")
            .unique(&customer::user_id)
            .unique(&customer::guest_phone)
            .unique(&customer::cart_token_hash)
            .index(&customer::is_guest, &customer::updated_at)
            .index(&customer::phone)
            .index(&customer::last_order_at)
            .check(&customer::total_spent, "total_spent >= 0")
            .check(&customer::order_count, "order_count >= 0")
            .max_length(&customer::company_name, 200)
            .max_length(&customer::vat_number, 50)
            .max_length(&customer::first_name, 100)
            .max_length(&customer::last_name, 100)
            .max_length(&customer::email, 254)
            .max_length(&customer::phone, 20)
            .check(&customer::language, "language IN ('fr', 'ar', 'en')")
            .defaults(
                &customer::customer_type, &customer::is_guest, &customer::total_spent,
                &customer::order_count, &customer::created_at
            )
            .tagged(
                schema::tag::pii, &customer::company_name, &customer::vat_number,
                &customer::first_name, &customer::last_name, &customer::email, &customer::phone,
                &customer::guest_phone
            )
            .tagged(schema::tag::secret, &customer::cart_token_hash)
            .additions(&customer::guest_phone, &customer::cart_token_hash, &customer::language)
            .build();
    return table;
}

}
