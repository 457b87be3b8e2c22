#include "platform/base/assert.hpp"
#include "platform/schema/builder.hpp"
#include "platform/schema/soundness.hpp"

#include <algorithm>

namespace foyer::schema {

namespace {

// The seed document names its eight indexes idx_...; all others are ours. Uniques are the seed's
// unless they stand on an added column.
bool is_addition(const table_def& table, const index_def& index) {
    if (table.addition) return true;
    if (!index.unique && !index.name.starts_with("idx_")) return true;
    return std::ranges::any_of(index.columns, [&](const auto& c) {
        return table.find_column(c)->addition;
    });
}

}

table_def finish(table_def table) {
    const auto fault = fault_of(table);
    FOYER_ASSERT(!fault, *fault);
    for (auto& index : table.indexes) index.addition = is_addition(table, index);
    return table;
}

}
