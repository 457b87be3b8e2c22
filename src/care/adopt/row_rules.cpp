#include "care/adopt/row_rules.hpp"

#include "care/adopt/key_rules.hpp"
#include "care/adopt/made_query.hpp"
#include "care/adopt/trade_rules.hpp"
#include "platform/base/decimal.hpp"
#include "platform/schema/ddl.hpp"

namespace foyer::adopt {

namespace {

// "a" || ', ' || "b", to be shown.
std::string shown_columns(const std::vector<std::string>& columns) {
    std::string out;
    for (const auto& c : columns) out += (out.empty() ? "" : " || ', ' || ") + schema::quoted(c);
    return out;
}

void find_duplicates(
    staging& staged, const schema::table_def& table, const std::vector<std::string>& columns
) {
    std::string present;
    for (const auto& c : columns)
        present += (present.empty() ? "" : " AND ") + schema::quoted(c) + " IS NOT NULL";
    const auto list = schema::quoted_list(columns);
    const auto key = schema::quoted(table.primary_key.front());
    const auto q = made_query(
        "duplicates." + table.name,
        "SELECT key, shown FROM (SELECT " + key + " AS key, " + shown_columns(columns) +
            " AS shown, count(*) OVER (PARTITION BY " + list + ") AS together FROM " +
            schema::quoted(table.name) + " WHERE " + present +
            ") WHERE together > 1 ORDER BY shown, key"
    );
    std::string names;
    for (const auto& c : columns) names += (names.empty() ? "" : ", ") + c;
    std::vector<problem> found;
    staged.rows().each(q, [&](const db::row& r) {
        found.push_back(
            {problem_kind::duplicate, table.name, std::string(r.text(0)), names,
             '"' + std::string(r.text(1)) + '"'}
        );
    });
    for (const auto& p : found) staged.note(p);
}

void find_broken_rules(
    staging& staged, const schema::table_def& table, const schema::column_def& column
) {
    const auto q = made_query(
        "broken." + table.name + "." + column.name,
        "SELECT " + schema::quoted(table.primary_key.front()) + ", " + schema::quoted(column.name) +
            " FROM " + schema::quoted(table.name) + " WHERE NOT (" + column.check + ") ORDER BY 1"
    );
    std::vector<problem> found;
    staged.rows().each(q, [&](const db::row& r) {
        auto detail = std::string(r.is_null(1) ? "empty" : r.text(1));
        if (column.type == schema::kind::decimal && !r.is_null(1))
            detail = to_text(r.units(1, column.scale), column.scale);
        found.push_back(
            {problem_kind::broken_rule, table.name, std::string(r.text(0)), column.name,
             detail + ": rule " + column.check}
        );
    });
    for (const auto& p : found) staged.note(p);
}

}

void apply_row_rules(staging& staged, const schema::database_schema& schema) {
    mend_keys(staged, schema);
    apply_trade_rules(staged, schema);
    for (const auto& table : schema.tables) {
        find_duplicates(staged, table, table.primary_key);
        for (const auto& index : table.indexes)
            if (index.unique) find_duplicates(staged, table, index.columns);
        for (const auto& column : table.columns)
            if (!column.check.empty()) find_broken_rules(staged, table, column);
    }
}

}
