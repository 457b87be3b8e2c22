#include "people/identity/password_reset.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& password_reset_table() {
    static const auto table =
        schema::table<password_reset>("password_resets")
            .unique(&password_reset::token)
            .index(&password_reset::user_id)
            .on_target_deleted(&password_reset::user_id, schema::on_delete::cascade)
            .defaults(&password_reset::created_at)
            .tagged(schema::tag::secret, &password_reset::token)
            .build();
    return table;
}

}
