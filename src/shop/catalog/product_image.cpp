#include "shop/catalog/product_image.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& product_image_table() {
    static const auto table =
        schema::table<product_image>("product_images")
            .index(&product_image::product_id, &product_image::sort_order)
            .on_target_deleted(&product_image::product_id, schema::on_delete::cascade)
            .max_length(&product_image::url, 500)
            .max_length(&product_image::alt_text, 200)
            .defaults(&product_image::sort_order, &product_image::created_at)
            .build();
    return table;
}

}
