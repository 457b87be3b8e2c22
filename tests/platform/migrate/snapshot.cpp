#include "snapshot.hpp"

#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/schema/ddl.hpp"

namespace foyer::test {

namespace {

constexpr db::query list_tables{
    "test.list_tables", R"sql(
    SELECT c.relname::text FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
        AND c.relname NOT LIKE 'foyer_%' ORDER BY 1)sql",
    R"sql(
    SELECT name FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'foyer_%' AND name NOT LIKE 'sqlite_%' ORDER BY 1)sql"
};

constexpr db::query list_columns{
    "test.list_columns", "SELECT $1", "SELECT name FROM pragma_table_info($1)"
};

std::string rows_of(db::database& db, const std::string& table) {
    std::string columns;
    for (const auto& c : db.all<std::string>(list_columns, table))
        columns += (columns.empty() ? "" : ", ") + schema::quoted(c);
    const auto row =
        db.which() == db::engine::sqlite ? "json_array(" + columns + ")" : "to_json(t)::text";
    const auto text = "SELECT " + row + " FROM " + schema::quoted(table) + " t ORDER BY 1";
    std::string out;
    for (const auto& r : db.all<std::string>(db::query{"test.rows_of", text}))
        out += table + " " + r + "\n";
    return out;
}

}

snapshot take_snapshot(db::database& db) {
    snapshot out;
    for (const auto& [object, definition] : migrate::read_facts(db))
        out.definitions += object + ": " + definition + "\n";
    for (const auto& table : db.all<std::string>(list_tables)) out.rows += rows_of(db, table);
    for (const auto& row : migrate::read_journal(db)) {
        out.standing += std::to_string(row.version);
        if (row.parts_done)
            out.standing += ": " + std::to_string(*row.parts_done) + " of its parts";
        out.standing += row.part_begun ? ", begun; " : "; ";
    }
    return out;
}

snapshot take_snapshot(const std::string& url) {
    return take_snapshot(*db::database::open({.url = url, .create = true}));
}

}
