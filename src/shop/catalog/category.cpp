#include "shop/catalog/category.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& category_table() {
    static const auto table =
        schema::table<category>("categories")
            .unique(&category::name)
            .unique(&category::slug)
            .index(&category::parent_id, &category::sort_order)
            .max_length(&category::name, 100)
            .max_length(&category::slug, 100)
            .max_length(&category::description, 2000)
            .defaults(&category::is_active, &category::sort_order, &category::created_at)
            .build();
    return table;
}

}
