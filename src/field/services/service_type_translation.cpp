#include "field/services/service_type_translation.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& service_type_translation_table() {
    static const auto table =
        schema::table<service_type_translation>("service_type_translations")
            .primary_key(
                &service_type_translation::service_type_id, &service_type_translation::language
            )
            .on_target_deleted(
                &service_type_translation::service_type_id, schema::on_delete::cascade
            )
            .check(&service_type_translation::language, "language IN ('fr', 'ar', 'en')")
            .max_length(&service_type_translation::name, 100)
            .max_length(&service_type_translation::description, 2000)
            .addition()
            .build();
    return table;
}

}
