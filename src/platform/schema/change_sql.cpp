#include "platform/schema/change_sql.hpp"

#include "platform/base/assert.hpp"

#include <algorithm>

namespace foyer::schema {

const index_def& index_of(const table_def& table, std::string_view name) {
    const auto found = std::ranges::find(table.indexes, name, &index_def::name);
    FOYER_ASSERT(found != table.indexes.end(), table.name + " has no such index");
    return *found;
}

std::vector<statement> statements_for(
    const database_schema& before, const database_schema& after, dialect d
) {
    const auto changes = differences(before, after);
    return d == dialect::sqlite ? sqlite_statements(before, after, changes)
                                : postgres_statements(before, after, changes);
}

}
