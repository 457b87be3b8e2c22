#pragma once

#include "platform/schema/database_schema.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// SQL of definitions, for both engines. The types and names are those with which Prisma's diff sees
// no difference.
namespace foyer::schema {

enum class dialect : std::uint8_t { sqlite, postgres };

// "sqlite", "postgres": as folders of migrations and options of commands spell it.
std::string_view dialect_name(dialect d);

// One statement, without its semicolon, and what it is for: one or more lines, without dashes.
struct statement {
    std::string comment;
    std::string sql;
};

// The statements as a text to read: each under its comment.
std::string script_of(const std::vector<statement>& statements);

std::string quoted(std::string_view name);  // "users", with double quotes
std::string literal(std::string_view text); // 'l''eau'
std::string quoted_list(const std::vector<std::string>& names);

// "orders_status_check", "orders_customer_id_fkey": the same on both engines.
std::string check_name(const table_def& table, const column_def& column);
std::string foreign_key_name(const table_def& table, const column_def& column);

// The declared type: TEXT, "OrderStatus", NUMERIC(14,2), BIGINT, ...
std::string type_sql(const column_def& column, dialect d);

// SQLite keeps any value in any column: the condition that does what a type does on PostgreSQL.
std::string type_condition(const column_def& column);

// The value after DEFAULT; the column must have one. Decimals are scaled on SQLite.
std::string default_sql(const column_def& column, dialect d);

// REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT
std::string references_sql(const database_schema& schema, const column_def& column);

// The column as it stands in CREATE TABLE and ADD COLUMN: on SQLite with its checks and its
// reference, on PostgreSQL without (there they are named constraints of the table).
std::string column_sql(
    const database_schema& schema, const table_def& table, const column_def& column, dialect d
);

// PostgreSQL: CONSTRAINT "..." CHECK (...) and CONSTRAINT "..." FOREIGN KEY ... of a column, where
// it has them.
std::vector<std::string> constraints_sql(
    const database_schema& schema, const table_def& table, const column_def& column
);

// CREATE TABLE under another name when `name` is given (a rebuild on SQLite).
std::string create_table_sql(
    const database_schema& schema, const table_def& table, dialect d, std::string_view name = {}
);

std::string create_index_sql(const table_def& table, const index_def& index);

// CREATE TYPE "OrderStatus" AS ENUM (...); PostgreSQL only.
std::string create_enum_sql(const enum_def& e);

// Everything, for an empty database.
std::string export_ddl(const database_schema& schema, dialect d);

}
