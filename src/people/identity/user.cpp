#include "people/identity/user.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& user_table() {
    static const auto table =
        schema::table<user>("users")
            .unique(&user::email)
            .unique(&user::google_id)
            .max_length(&user::email, 254)
            .max_length(&user::first_name, 100)
            .max_length(&user::last_name, 100)
            .max_length(&user::phone, 20)
            .defaults(
                &user::role, &user::is_active, &user::is_verified, &user::two_factor_enabled,
                &user::created_at
            )
            .tagged(
                schema::tag::pii, &user::email, &user::first_name, &user::last_name, &user::phone,
                &user::avatar, &user::google_id
            )
            .tagged(
                schema::tag::secret, &user::password, &user::two_factor_secret,
                &user::two_factor_backup_codes
            )
            .additions(&user::two_factor_backup_codes)
            .build();
    return table;
}

}
