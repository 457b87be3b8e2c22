#include "shop/delivery/delivery_zone.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& delivery_zone_table() {
    static const auto table =
        schema::table<delivery_zone>("delivery_zones")
            .primary_key(&delivery_zone::slug)
            .unique(&delivery_zone::code)
            .check(&delivery_zone::rate, "rate >= 0")
            .check(&delivery_zone::delivery_days_min, "delivery_days_min >= 0")
            .check(&delivery_zone::delivery_days_max, "delivery_days_max >= delivery_days_min")
            .max_length(&delivery_zone::slug, 60)
            .max_length(&delivery_zone::code, 4)
            .max_length(&delivery_zone::name_fr, 100)
            .max_length(&delivery_zone::name_ar, 100)
            .defaults(&delivery_zone::is_active, &delivery_zone::sort_order)
            .addition()
            .build();
    return table;
}

}
