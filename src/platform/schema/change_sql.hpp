#pragma once

#include "platform/schema/diff.hpp"

#include <vector>

// The statements of a list of changes, one writer an engine.
namespace foyer::schema {

const index_def& index_of(const table_def& table, std::string_view name);

std::vector<statement> postgres_statements(
    const database_schema& before, const database_schema& after, const std::vector<change>& changes
);

// A column that becomes NOT NULL in a table that has rows.
struct late_not_null {
    std::string table;
    std::string column;
    bool added{};       // it is new: every row lacks it
    bool has_default{}; // which fills the rows that lack it
};

// The same changes without a lock that is held while rows are read: constraints of tables that are
// there are NOT VALID at first, and their columns nullable. What is then left to do is named.
struct postgres_steps {
    std::vector<statement> first;
    std::vector<statement> validations;
    std::vector<late_not_null> columns;
};

postgres_steps postgres_steps_for(
    const database_schema& before, const database_schema& after, const std::vector<change>& changes
);

// What ALTER TABLE of SQLite cannot do is done by a rebuild: create, copy, drop, rename. It needs
// foreign keys off (the runner of migrations sees to that and checks them before the commit).
// `unknown_value` stands where a new column must have a value and has no default; when it is empty
// the column is left out, which only a table without rows survives.
std::vector<statement> sqlite_statements(
    const database_schema& before, const database_schema& after, const std::vector<change>& changes,
    std::string_view unknown_value = {}
);

}
