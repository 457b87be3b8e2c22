#include "shop/catalog/category_translation.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& category_translation_table() {
    static const auto table =
        schema::table<category_translation>("category_translations")
            .primary_key(&category_translation::category_id, &category_translation::language)
            .on_target_deleted(&category_translation::category_id, schema::on_delete::cascade)
            .check(&category_translation::language, "language IN ('fr', 'ar', 'en')")
            .max_length(&category_translation::name, 100)
            .max_length(&category_translation::description, 2000)
            .addition()
            .build();
    return table;
}

}
