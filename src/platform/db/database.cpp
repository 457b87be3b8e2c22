#include "platform/db/address.hpp"
#include "platform/db/postgres_database.hpp"
#include "platform/db/sqlite_database.hpp"

namespace foyer::db {

std::unique_ptr<database> database::open(const options& o) {
    if (engine_of(o.url) == engine::sqlite)
        return std::make_unique<sqlite_database>(sqlite_path(o.url), o);
    if (o.url.starts_with("postgres://") || o.url.starts_with("postgresql://"))
        return std::make_unique<postgres_database>(o);
    throw failure("a database is sqlite:PATH or postgres://..., not " + o.url);
}

}
