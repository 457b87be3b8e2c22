#include "platform/db/postgres_database.hpp"
#include "platform/db/sqlite_database.hpp"

namespace foyer::db {

namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";

}

std::unique_ptr<database> database::open(const options& o) {
    if (o.url.starts_with(sqlite_prefix))
        return std::make_unique<sqlite_database>(o.url.substr(sqlite_prefix.size()), o);
    if (o.url.starts_with("postgres://") || o.url.starts_with("postgresql://"))
        return std::make_unique<postgres_database>(o);
    throw failure("a database is sqlite:PATH or postgres://..., not " + o.url);
}

}
