#include "platform/db/migrate/lint/rewrite.hpp"

namespace foyer::migrate {

namespace {

std::string alter(std::string_view table, std::string_view action) {
    return "ALTER TABLE " + schema::quoted(table) + " " + std::string(action) + ";\n";
}

// "id", or ("order_id", "position").
std::string key_of(const std::vector<std::string>& columns) {
    auto list = schema::quoted_list(columns);
    return columns.size() == 1 ? list : "(" + list + ")";
}

// The statement for the rows of the condition, some at a time.
std::string batches(
    std::string_view table, const std::vector<std::string>& key, std::string_view statement,
    std::string_view condition
) {
    const auto rows = std::to_string(default_batch_rows);
    const auto from = " FROM " + schema::quoted(table) + " WHERE " + std::string(condition);
    std::string remaining;
    for (const char c : "SELECT count(*)" + from) {
        remaining += c;
        if (c == '"') remaining += c;
    }
    return "-- foyer:batches rows=" + rows + " pause_ms=" + std::to_string(default_pause_ms) +
           " remaining=\"" + remaining + "\"\n" + std::string(statement) + "\nWHERE " +
           key_of(key) + " IN (SELECT " + schema::quoted_list(key) + from + " LIMIT " + rows +
           ");\n";
}

std::string definition(const constraint_text& c) {
    if (c.kind == constraint_kind::check) return "CHECK (" + c.text + ")";
    return "FOREIGN KEY (" + schema::quoted_list(c.columns) + ") " + c.text;
}

}

std::string not_null_helper(std::string_view table, std::string_view column) {
    return std::string(table) + "_" + std::string(column) + "_not_null";
}

std::string transaction_part(std::string_view statements) {
    return "-- foyer:transaction\n" + std::string(statements);
}

std::string concurrent_index(std::string_view create_index) {
    std::string sql(create_index);
    const auto tokens = tokens_of(create_index);
    for (const auto& t : tokens)
        if (t.is("INDEX")) {
            sql.insert(t.end, " CONCURRENTLY");
            break;
        }
    return "-- foyer:alone\n" + sql + ";\n";
}

std::string validation_of(std::string_view table, const constraint_text& c) {
    return "VALIDATE CONSTRAINT " + schema::quoted(name_of(table, c));
}

std::string constraint_in_two_parts(std::string_view table, const constraint_text& c) {
    return transaction_part(alter(
               table, "ADD CONSTRAINT " + schema::quoted(name_of(table, c)) + " " + definition(c) +
                          " NOT VALID"
           )) +
           transaction_part(alter(table, validation_of(table, c)));
}

std::string batched_update(
    std::string_view table, const std::vector<std::string>& key, std::string_view assignment,
    std::string_view condition
) {
    return batches(
        table, key, "UPDATE " + schema::quoted(table) + " SET " + std::string(assignment), condition
    );
}

std::string batched_delete(
    std::string_view table, const std::vector<std::string>& key, std::string_view condition
) {
    return batches(table, key, "DELETE FROM " + schema::quoted(table), condition);
}

std::string not_null_in_parts(std::string_view table, std::string_view column) {
    const auto helper = schema::quoted(not_null_helper(table, column));
    return transaction_part(alter(
               table, "ADD CONSTRAINT " + helper + " CHECK (" + schema::quoted(column) +
                          " IS NOT NULL) NOT VALID"
           )) +
           transaction_part(alter(table, "VALIDATE CONSTRAINT " + helper)) +
           transaction_part(
               alter(table, "ALTER COLUMN " + schema::quoted(column) + " SET NOT NULL") +
               alter(table, "DROP CONSTRAINT " + helper)
           );
}

std::string new_not_null_column(
    std::string_view table, const std::vector<std::string>& key, std::string_view column,
    std::string_view type
) {
    const auto name = schema::quoted(column);
    return transaction_part(alter(table, "ADD COLUMN " + name + " " + std::string(type))) +
           batched_update(table, key, name + " = " + std::string(placeholder), name + " IS NULL") +
           not_null_in_parts(table, column);
}

std::string copied_column(
    std::string_view table, const std::vector<std::string>& key, std::string_view from,
    std::string_view to, std::string_view type
) {
    const auto fresh = schema::quoted(to);
    const auto old = schema::quoted(from);
    return transaction_part(alter(table, "ADD COLUMN " + fresh + " " + std::string(type))) +
           batched_update(
               table, key, fresh + " = CAST(" + old + " AS " + std::string(type) + ")",
               fresh + " IS NULL AND " + old + " IS NOT NULL"
           );
}

}
