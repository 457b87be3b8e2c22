#include "platform/schema/ddl.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/decimal.hpp"
#include "platform/schema/diff.hpp"

namespace foyer::schema {

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const auto& part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}

std::vector<std::string> literals(const std::vector<std::string>& values) {
    std::vector<std::string> out;
    for (const auto& v : values) out.push_back(literal(v));
    return out;
}

// "0.00" -> "0", "19.50" -> "19.5": how PostgreSQL and Prisma write the same number.
std::string shortest_number(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string sqlite_type(const column_def& c) {
    switch (c.type) {
        case kind::text:
        case kind::enumeration: return "TEXT";
        case kind::boolean: return "BOOLEAN";
        case kind::integer: return "INTEGER";
        case kind::bigint: return "BIGINT";
        // What nine digits can fill fits Prisma's Int.
        case kind::decimal: return c.precision > 9 ? "BIGINT" : "INTEGER";
        case kind::timestamp: return "DATETIME";
        case kind::json: return "JSONB";
    }
    return {};
}

std::string postgres_type(const column_def& c) {
    switch (c.type) {
        case kind::text: return "TEXT";
        case kind::boolean: return "BOOLEAN";
        case kind::integer: return "INTEGER";
        case kind::bigint: return "BIGINT";
        case kind::decimal:
            return "NUMERIC(" + std::to_string(c.precision) + "," + std::to_string(c.scale) + ")";
        case kind::timestamp: return "TIMESTAMPTZ(3)";
        case kind::json: return "JSONB";
        case kind::enumeration: return quoted(c.enum_type);
    }
    return {};
}

std::string_view delete_action(on_delete action) {
    switch (action) {
        case on_delete::restrict: return "RESTRICT";
        case on_delete::set_null: return "SET NULL";
        case on_delete::cascade: return "CASCADE";
    }
    return {};
}

}

std::string_view dialect_name(dialect d) { return d == dialect::sqlite ? "sqlite" : "postgres"; }

std::string script_of(const std::vector<statement>& statements) {
    std::string out;
    for (const auto& s : statements) {
        if (!out.empty()) out += "\n";
        if (!s.comment.empty()) {
            out += "-- ";
            for (const char c : s.comment) {
                out += c;
                if (c == '\n') out += "-- ";
            }
            out += "\n";
        }
        out += s.sql + ";\n";
    }
    return out;
}

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string literal(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        out += c;
        if (c == '\'') out += c;
    }
    return out + "'";
}

std::string quoted_list(const std::vector<std::string>& names) {
    std::vector<std::string> out;
    for (const auto& name : names) out.push_back(quoted(name));
    return joined(out, ", ");
}

std::string check_name(const table_def& table, const column_def& column) {
    return table.name + "_" + column.name + "_check";
}

std::string foreign_key_name(const table_def& table, const column_def& column) {
    return table.name + "_" + column.name + "_fkey";
}

std::string type_sql(const column_def& column, dialect d) {
    return d == dialect::sqlite ? sqlite_type(column) : postgres_type(column);
}

std::string type_condition(const column_def& c) {
    const auto name = quoted(c.name);
    const auto has_type = [&](std::string_view type) {
        return c.nullable ? "typeof(" + name + ") IN ('" + std::string(type) + "', 'null')"
                          : "typeof(" + name + ") = '" + std::string(type) + "'";
    };
    switch (c.type) {
        case kind::text:
        case kind::timestamp: return has_type("text");
        case kind::boolean: return name + " IN (0, 1)";
        case kind::integer:
        case kind::bigint:
        case kind::decimal: return has_type("integer");
        case kind::json:
            // Of NULL, json_valid says 0.
            return (c.nullable ? name + " IS NULL OR " : "") + "json_valid(" + name + ")";
        case kind::enumeration: return name + " IN (" + joined(literals(c.enum_values), ", ") + ")";
    }
    return {};
}

std::string default_sql(const column_def& column, dialect d) {
    FOYER_ASSERT(column.default_value.has_value(), column.name + " has no default");
    const auto& text = *column.default_value;
    switch (column.type) {
        case kind::boolean:
        case kind::integer:
        case kind::bigint: return text;
        case kind::timestamp: return "CURRENT_TIMESTAMP";
        case kind::decimal:
            return d == dialect::sqlite ? std::to_string(*parse_units(text, column.scale))
                                        : shortest_number(text);
        case kind::text:
        case kind::json:
        case kind::enumeration: return literal(text);
    }
    return {};
}

std::string references_sql(const database_schema& schema, const column_def& column) {
    const auto& target = schema.target_of(column);
    return "REFERENCES " + quoted(target.name) + " (" + quoted_list(target.primary_key) +
           ") ON UPDATE CASCADE ON DELETE " + std::string(delete_action(column.on_target_deleted));
}

std::string column_sql(
    const database_schema& schema, const table_def& table, const column_def& column, dialect d
) {
    auto sql = quoted(column.name) + " " + type_sql(column, d);
    if (!column.nullable) sql += " NOT NULL";
    if (column.default_value) sql += " DEFAULT " + default_sql(column, d);
    if (d == dialect::postgres) return sql;
    sql += " CHECK (" + type_condition(column) + ")";
    if (!column.check.empty())
        sql += "\n        CONSTRAINT " + quoted(check_name(table, column)) + " CHECK (" +
               column.check + ")";
    if (!column.references.empty()) sql += "\n        " + references_sql(schema, column);
    return sql;
}

std::vector<std::string> constraints_sql(
    const database_schema& schema, const table_def& table, const column_def& column
) {
    std::vector<std::string> out;
    if (!column.check.empty())
        out.push_back(
            "CONSTRAINT " + quoted(check_name(table, column)) + " CHECK (" + column.check + ")"
        );
    if (!column.references.empty())
        out.push_back(
            "CONSTRAINT " + quoted(foreign_key_name(table, column)) + " FOREIGN KEY (" +
            quoted(column.name) + ")\n        " + references_sql(schema, column)
        );
    return out;
}

std::string create_table_sql(
    const database_schema& schema, const table_def& table, dialect d, std::string_view name
) {
    std::vector<std::string> lines;
    for (const auto& c : table.columns) lines.push_back(column_sql(schema, table, c, d));
    const auto key = "PRIMARY KEY (" + quoted_list(table.primary_key) + ")";
    if (d == dialect::sqlite)
        lines.push_back(key);
    else {
        lines.push_back("CONSTRAINT " + quoted(table.name + "_pkey") + " " + key);
        for (const auto& c : table.columns)
            for (auto& constraint : constraints_sql(schema, table, c))
                lines.push_back(std::move(constraint));
    }
    return "CREATE TABLE " + quoted(name.empty() ? table.name : name) + " (\n    " +
           joined(lines, ",\n    ") + "\n)";
}

std::string create_index_sql(const table_def& table, const index_def& index) {
    return std::string(index.unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") +
           quoted(index.name) + " ON " + quoted(table.name) + " (" + quoted_list(index.columns) +
           ")";
}

std::string create_enum_sql(const enum_def& e) {
    return "CREATE TYPE " + quoted(e.name) + " AS ENUM (" + joined(literals(e.values), ", ") + ")";
}

std::string export_ddl(const database_schema& schema, dialect d) {
    return script_of(statements_for({}, schema, d));
}

}
