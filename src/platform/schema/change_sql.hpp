#pragma once

#include "platform/schema/diff.hpp"

#include <vector>

// The statements of a list of changes, one writer an engine.
namespace foyer::schema {

const index_def& index_of(const table_def& table, std::string_view name);

std::vector<statement> postgres_statements(
    const database_schema& before, const database_schema& after, const std::vector<change>& changes
);

// What ALTER TABLE of SQLite cannot do is done by a rebuild: create, copy, drop, rename. It needs
// foreign keys off (the runner of migrations sees to that and checks them before the commit).
std::vector<statement> sqlite_statements(
    const database_schema& before, const database_schema& after, const std::vector<change>& changes
);

}
