#include "platform/db/sqlite_script.hpp"

#include <sqlite3.h>

namespace foyer::db {

std::int64_t sqlite_script::run_statement(std::string_view sql) {
    connection_.script(sql);
    return sqlite3_changes64(connection_.handle());
}

std::int64_t sqlite_script::execute(
    const query& q, std::span<const value> values, const row_function& f
) {
    return connection_.execute(q.text_for(engine::sqlite), values, f);
}

void sqlite_script::enqueue(const query& q, std::span<const value> values) {
    execute(q, values, [](const row&) {});
}

}
