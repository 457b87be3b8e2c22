#include "platform/db/migrate/rehearsal/clone.hpp"

namespace foyer::migrate {

error rehearsal_not_possible(std::string why) {
    return {
        errc::forbidden, "migration.rehearsal_not_possible",
        "the rehearsal is not possible: " + std::move(why)
    };
}

result<std::unique_ptr<clone>> make_clone(db::database& db, const clone_options& o) {
    return db.which() == db::engine::sqlite ? make_sqlite_clone(db, o) : make_postgres_clone(o);
}

}
