#pragma once

#include "platform/db/migrate/migration.hpp"
#include "platform/schema/database_schema.hpp"

#include <string_view>

namespace foyer::migrate {

// The step between two schemas as `migrate dev` writes it: the same end as draft(), in parts that
// do not make others wait. On PostgreSQL an index of a table that is there is built concurrently, a
// constraint is NOT VALID and validated afterwards, a column becomes NOT NULL when its rows have
// been filled in batches. Where only the developer knows a value, FILL_IN stands for it; the lint
// refuses the file until it is replaced.
migration draft_safely(
    const schema::database_schema& before, const schema::database_schema& after, int version,
    std::string_view name, schema::dialect d
);

}
