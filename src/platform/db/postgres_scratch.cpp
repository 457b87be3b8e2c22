#include "platform/db/postgres_scratch.hpp"

#include "platform/base/id.hpp"
#include "platform/db/postgres_program.hpp"
#include "platform/schema/ddl.hpp"

namespace foyer::db {

namespace {

std::string abandoned_sql(const std::string& prefix) {
    return "SELECT datname FROM pg_database d WHERE starts_with(datname, " +
           schema::literal(prefix) +
           ") AND pg_get_userbyid(datdba) = current_user AND NOT EXISTS "
           "(SELECT 1 FROM pg_stat_activity WHERE application_name = d.datname)";
}

constexpr const char* create_sql = R"sql(
    SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L',
        current_setting('application_name'), pg_encoding_to_char(encoding), datcollate, datctype)
    FROM pg_database WHERE datname = current_database())sql";

}

postgres_scratch::postgres_scratch(const std::string& url, const std::string& prefix)
    : name_(prefix + new_cuid()), url_(with_database(url, name_)), real_(url, name_) {
    for (const auto& old : real_.ask(abandoned_sql(prefix))) drop(old[0]);
    real_.ask(real_.ask_one(create_sql));
}

postgres_scratch::~postgres_scratch() {
    try {
        drop(name_);
    } catch (const failure&) { // the next one removes it
    }
}

void postgres_scratch::drop(const std::string& database) {
    real_.ask("ROLLBACK"); // of what failed in the middle, if anything
    real_.ask("DROP DATABASE IF EXISTS " + schema::quoted(database) + " WITH (FORCE)");
}

}
