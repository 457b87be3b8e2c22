#include "people/customers/address.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& address_table() {
    static const auto table =
        schema::table<address>("addresses")
            .index(&address::customer_id)
            .on_target_deleted(&address::customer_id, schema::on_delete::cascade)
            .max_length(&address::label, 100)
            .max_length(&address::street, 200)
            .max_length(&address::city, 100)
            .max_length(&address::postal_code, 20)
            .max_length(&address::region, 100)
            .max_length(&address::country, 100)
            .max_length(&address::wilaya, 60)
            .defaults(&address::country, &address::is_default, &address::created_at)
            .tagged(
                schema::tag::pii, &address::label, &address::street, &address::city,
                &address::postal_code
            )
            .additions(&address::wilaya)
            .build();
    return table;
}

}
