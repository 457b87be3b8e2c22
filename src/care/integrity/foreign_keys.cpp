#include "care/integrity/foreign_keys.hpp"

#include "platform/db/kept_text.hpp"
#include "platform/schema/ddl.hpp"

namespace foyer::integrity {

namespace {

// "prd_1/ar" for a key of two columns.
std::string key_text(const schema::table_def& table) {
    std::string text;
    for (const auto& name : table.primary_key)
        text += (text.empty() ? "" : " || '/' || ") + ("t." + schema::quoted(name));
    return text;
}

key_check check_of(
    const schema::database_schema& schema, const schema::table_def& table,
    const schema::column_def& column
) {
    const auto& target = schema.target_of(column);
    const auto key = "t." + schema::quoted(column.name);
    const auto name = "integrity.key." + table.name + "." + column.name;
    const auto text = "SELECT " + key_text(table) + " AS id FROM " + schema::quoted(table.name) +
                      " t WHERE " + key + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " +
                      schema::quoted(target.name) + " p WHERE p." +
                      schema::quoted(target.primary_key.front()) + " = " + key + ") ORDER BY 1";
    return {
        table.name + "." + column.name,
        target.name,
        {db::kept_text(name), db::kept_text(text), {}, true}
    };
}

}

std::vector<key_check> key_checks(const schema::database_schema& schema) {
    std::vector<key_check> checks;
    for (const auto& table : schema.tables)
        for (const auto& column : table.columns)
            if (!column.references.empty()) checks.push_back(check_of(schema, table, column));
    return checks;
}

}
