#include "platform/db/migrate/loss.hpp"

#include "platform/db/migrate/journal.hpp"
#include "platform/schema/ddl.hpp"

#include <algorithm>
#include <regex>

namespace foyer::migrate {

namespace {

// The default as an expression, or no row: PostgreSQL keeps it parsed, SQLite as written.
constexpr db::query find_default{
    "migrate.find_default", R"sql(
    SELECT pg_get_expr(d.adbin, d.adrelid) AS expression
    FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
    WHERE a.attrelid = to_regclass(quote_ident($1)) AND a.attname = $2)sql",
    R"sql(
    SELECT dflt_value AS expression FROM pragma_table_info($1)
    WHERE name = $2 AND dflt_value IS NOT NULL)sql"
};

constexpr db::query find_column{
    "migrate.find_column", R"sql(
    SELECT count(*) FROM pg_attribute
    WHERE attrelid = to_regclass(quote_ident($1)) AND attname = $2 AND NOT attisdropped)sql",
    "SELECT count(*) FROM pragma_table_info($1) WHERE name = $2"
};

std::vector<std::smatch> matches(const std::string& text, const char* pattern) {
    const std::regex expression(pattern, std::regex::icase);
    return {std::sregex_iterator(text.begin(), text.end(), expression), {}};
}

std::int64_t count_rows(db::session& s, const loss& l) {
    if (!has_table(s, l.table)) return 0;
    auto text = "SELECT count(*) FROM " + schema::quoted(l.table);
    if (!l.column.empty()) {
        if (s.first<std::int64_t>(find_column, l.table, l.column).value_or(0) == 0) return 0;
        text += " WHERE " + schema::quoted(l.column) + " IS NOT NULL";
        if (const auto standard = s.first<std::string>(find_default, l.table, l.column))
            text += " AND " + schema::quoted(l.column) + " <> (" + *standard + ")";
    }
    return s.first<std::int64_t>(db::query{"migrate.count_rows", text}).value_or(0);
}

}

std::vector<loss> dropped_by(std::string_view script) {
    const std::string text(script);
    std::vector<loss> found;
    const auto add = [&](const std::string& table, const std::string& column) {
        const loss l{table, column, 0};
        if (std::ranges::find(found, l) == found.end()) found.push_back(l);
    };
    std::vector<std::string> replaced;
    for (const auto& m : matches(text, R"re(RENAME\s+TO\s+"?(\w+)"?)re")) replaced.push_back(m[1]);
    for (const auto& m : matches(text, R"re(DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?"?(\w+)"?)re"))
        if (std::ranges::find(replaced, m[1].str()) == replaced.end()) add(m[1], {});
    for (const auto& m :
         matches(text, R"re(ALTER\s+TABLE\s+"?(\w+)"?\s+DROP\s+COLUMN\s+"?(\w+)"?)re"))
        add(m[1], m[2]);
    for (const auto& m : matches(text, R"re(--\s*drop column (\w+)\.(\w+))re")) add(m[1], m[2]);
    return found;
}

std::vector<loss> count_losses(db::session& s, std::string_view script) {
    auto found = dropped_by(script);
    for (auto& l : found) l.rows = count_rows(s, l);
    std::erase_if(found, [](const loss& l) { return l.rows == 0; });
    return found;
}

std::string describe(const loss& l) {
    const auto what = l.column.empty() ? "table " + l.table : "column " + l.table + "." + l.column;
    return what + ": " + std::to_string(l.rows) + (l.rows == 1 ? " row" : " rows");
}

}
