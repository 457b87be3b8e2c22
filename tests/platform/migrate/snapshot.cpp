#include "snapshot.hpp"

#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/schema/ddl.hpp"

#include <map>
#include <optional>

namespace foyer::test {

namespace {

// Each table with an expression that shows a row of it.
constexpr db::query list_tables{
    "test.list_tables", R"sql(
    SELECT c.relname::text AS name, 'to_json(t)::text' AS shown FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
        AND c.relname NOT LIKE 'foyer_%' ORDER BY 1)sql",
    R"sql(
    SELECT m.name, 'json_array("' || group_concat(c.name, '", "') || '")' AS shown
    FROM sqlite_master m, pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'foyer_%' AND m.name NOT LIKE 'sqlite_%'
    GROUP BY m.name ORDER BY 1)sql"
};

struct shown_table {
    std::string name;
    std::string shown;
};
BOOST_DESCRIBE_STRUCT(shown_table, (), (name, shown))

constexpr db::query schema_text{
    "test.schema_text", "SELECT NULL",
    "SELECT group_concat(name || sql) FROM (SELECT name, sql FROM sqlite_master ORDER BY name)"
};

// SQLite's definitions are taken apart once for each text that it keeps of them.
std::string definitions_of(db::database& db) {
    static std::map<std::string, std::string> known;
    const auto text = db.first<std::optional<std::string>>(schema_text).value_or(std::nullopt);
    if (text && known.contains(*text)) return known[*text];
    std::string out;
    for (const auto& [object, definition] : migrate::read_facts(db))
        out += object + ": " + definition + "\n";
    if (text) known[*text] = out;
    return out;
}

std::string rows_of(db::database& db) {
    std::string text;
    for (const auto& t : db.all<shown_table>(list_tables)) {
        if (!text.empty()) text += " UNION ALL ";
        text += "SELECT '" + t.name + " ' || " + t.shown + " FROM " + schema::quoted(t.name) + " t";
    }
    if (text.empty()) return {};
    text += " ORDER BY 1";
    std::string out;
    for (const auto& r : db.all<std::string>(db::query{"test.rows", text})) out += r + "\n";
    return out;
}

}

snapshot take_snapshot(db::database& db) {
    snapshot out;
    out.definitions = definitions_of(db);
    out.rows = rows_of(db);
    if (!migrate::has_table(db, "foyer_migrations")) out.standing = "no history";
    for (const auto& row : migrate::read_journal(db)) {
        out.standing += std::to_string(row.version);
        if (row.parts_done)
            out.standing += ": " + std::to_string(*row.parts_done) + " of its parts";
        out.standing += row.part_begun ? ", begun; " : "; ";
    }
    return out;
}

}
