#include "people/identity/user_session.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& user_session_table() {
    static const auto table =
        schema::table<user_session>("user_sessions")
            .unique(&user_session::session_token)
            .index(&user_session::user_id)
            .index(&user_session::expires_at)
            .on_target_deleted(&user_session::user_id, schema::on_delete::cascade)
            .max_length(&user_session::user_agent, 500)
            .defaults(&user_session::created_at)
            .tagged(schema::tag::pii, &user_session::ip_address, &user_session::user_agent)
            .tagged(schema::tag::secret, &user_session::session_token)
            .build();
    return table;
}

}
