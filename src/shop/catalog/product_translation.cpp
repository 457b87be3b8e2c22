#include "shop/catalog/product_translation.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& product_translation_table() {
    static const auto table =
        schema::table<product_translation>("product_translations")
            .primary_key(&product_translation::product_id, &product_translation::language)
            .on_target_deleted(&product_translation::product_id, schema::on_delete::cascade)
            .check(&product_translation::language, "language IN ('fr', 'ar', 'en')")
            .max_length(&product_translation::name, 200)
            .max_length(&product_translation::short_description, 500)
            .max_length(&product_translation::description, 10000)
            .max_length(&product_translation::image_alt, 200)
            .addition()
            .build();
    return table;
}

}
