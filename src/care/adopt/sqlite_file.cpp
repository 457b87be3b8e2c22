#include "care/adopt/sqlite_file.hpp"

namespace foyer::adopt {

namespace {

db::sqlite_connection::role role_of(sqlite_file::use u) {
    using enum db::sqlite_connection::role;
    return u == sqlite_file::use::reading ? reader : writer;
}

}

sqlite_file::sqlite_file(const std::string& file, use u)
    : connection_(file, role_of(u), u == use::scratch) {
    switch (u) {
        case use::reading: connection_.command("BEGIN"); break;
        case use::replacing:
            connection_.command("PRAGMA foreign_keys=OFF");
            // A table that is renamed leaves the keys of others as they are written.
            connection_.command("PRAGMA legacy_alter_table=ON");
            connection_.command("BEGIN IMMEDIATE");
            break;
        case use::scratch:
            connection_.command("PRAGMA foreign_keys=OFF");
            connection_.command("PRAGMA journal_mode=OFF");
            connection_.command("PRAGMA synchronous=OFF");
            break;
    }
}

std::int64_t sqlite_file::execute(
    const db::query& q, std::span<const db::value> values, const db::row_function& f
) {
    return connection_.execute(q.text_for(db::engine::sqlite), values, [&](const auto& row) {
        f(row);
    });
}

void sqlite_file::enqueue(const db::query& q, std::span<const db::value> values) {
    execute(q, values, [](const db::row&) {});
}

}
