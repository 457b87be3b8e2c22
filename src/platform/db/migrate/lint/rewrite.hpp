#pragma once

#include "platform/db/migrate/lint/sql_definition.hpp"
#include "platform/schema/ddl.hpp"

#include <string>
#include <string_view>
#include <vector>

// The safe forms, as SQL to paste into a migration: parts of a file as parts.hpp reads them. The
// lint shows them and `migrate dev` writes them.
namespace foyer::migrate {

// The word that stands for an expression which only the developer knows.
constexpr std::string_view placeholder = "FILL_IN";

// Rows of a batch and the pause between two, where nobody says otherwise.
constexpr int default_batch_rows = 1000;
constexpr int default_pause_ms = 20;

std::string transaction_part(std::string_view statements);

// CREATE INDEX ... -> -- foyer:alone, CREATE INDEX CONCURRENTLY ...
std::string concurrent_index(std::string_view create_index);

// VALIDATE CONSTRAINT "orders_state_check"
std::string validation_of(std::string_view table, const constraint_text& c);

// Adds a constraint without reading the table, then reads it with a lock that lets writers go on.
std::string constraint_in_two_parts(std::string_view table, const constraint_text& c);

// UPDATE of the rows for which `condition` holds, in batches. Rows are known by `key`.
std::string batched_update(
    std::string_view table, const std::vector<std::string>& key, std::string_view assignment,
    std::string_view condition
);

// The same of a DELETE.
std::string batched_delete(
    std::string_view table, const std::vector<std::string>& key, std::string_view condition
);

// The check that stands in for NOT NULL until it is validated.
std::string not_null_helper(std::string_view table, std::string_view column);

// From a column in which no NULL is left to NOT NULL, without a lock while the table is read.
std::string not_null_in_parts(std::string_view table, std::string_view column);

// Expand, backfill, validate, contract.
std::string new_not_null_column(
    std::string_view table, const std::vector<std::string>& key, std::string_view column,
    std::string_view type
);

// A new column, filled from the old one in batches; the old one goes a version later, when no
// program that runs knows it.
std::string copied_column(
    std::string_view table, const std::vector<std::string>& key, std::string_view from,
    std::string_view to, std::string_view type
);

}
