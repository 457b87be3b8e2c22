#include "platform/base/assert.hpp"
#include "platform/base/decimal.hpp"
#include "platform/schema/builder.hpp"
#include "platform/schema/condition.hpp"

#include <algorithm>
#include <set>

namespace foyer::schema {

namespace {

// PostgreSQL cuts longer names, silently.
constexpr std::size_t longest_name = 63;

void check_default(const table_def& table, const column_def& c) {
    const auto& text = *c.default_value;
    const auto where = table.name + "." + c.name;
    switch (c.type) {
        case kind::decimal:
            FOYER_ASSERT(parse_units(text, c.scale).has_value(), where + ": default is no number");
            break;
        case kind::boolean:
            FOYER_ASSERT(text == "true" || text == "false", where + ": default is no boolean");
            break;
        case kind::timestamp:
            FOYER_ASSERT(text == "now", where + ": the default of a moment is the insert");
            break;
        case kind::enumeration:
            FOYER_ASSERT(
                std::ranges::count(c.enum_values, text) == 1, where + ": default is no value"
            );
            break;
        default: break;
    }
}

void check_condition(const table_def& table, const column_def& c) {
    const auto where = table.name + "." + c.name;
    bool has_decimal = false;
    for (const auto& word : words_of(c.check)) {
        const auto* named = table.find_column(word);
        if (named == nullptr) continue;
        has_decimal |= named->type == kind::decimal;
        FOYER_ASSERT(
            !named->addition || c.addition || table.addition,
            where + ": the check of a column of the seed names an added column"
        );
    }
    for (const auto& number : numbers_of(c.check))
        FOYER_ASSERT(
            !has_decimal || number == "0", where + ": decimals are compared with 0 or columns only"
        );
}

void check_column(const table_def& table, const column_def& c) {
    const auto where = table.name + "." + c.name;
    FOYER_ASSERT(!c.name.empty(), where + ": a column without name");
    FOYER_ASSERT(
        table.name.size() + c.name.size() + 7 <= longest_name, where + ": the name is too long"
    );
    if (c.type == kind::enumeration)
        FOYER_ASSERT(!c.enum_values.empty(), where + ": an enum without values (described?)");
    if (c.type == kind::decimal)
        FOYER_ASSERT(c.precision > c.scale && c.scale >= 0, where + ": precision and scale");
    if (!c.references.empty() && c.on_target_deleted == on_delete::set_null)
        FOYER_ASSERT(c.nullable, where + ": SET NULL on a column that is never null");
    if (c.addition && !table.addition)
        FOYER_ASSERT(
            c.nullable || c.default_value,
            where + ": a writer that knows only the seed could not fill this column"
        );
    if (c.default_value) check_default(table, c);
    if (!c.check.empty()) check_condition(table, c);
}

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
    FOYER_ASSERT(!table.name.empty() && !table.columns.empty(), "a table without name or columns");
    FOYER_ASSERT(!table.primary_key.empty(), table.name + ": a table without primary key");
    std::set<std::string> names;
    for (const auto& c : table.columns) {
        FOYER_ASSERT(names.insert(c.name).second, table.name + "." + c.name + ": twice");
        check_column(table, c);
    }
    for (const auto& name : table.primary_key) {
        const auto* c = table.find_column(name);
        FOYER_ASSERT(c != nullptr && !c->nullable, table.name + ": a nullable primary key");
    }
    for (auto& index : table.indexes) {
        FOYER_ASSERT(names.insert(index.name).second, index.name + ": twice");
        FOYER_ASSERT(index.name.size() <= longest_name, index.name + ": the name is too long");
        FOYER_ASSERT(!index.columns.empty(), index.name + ": an index without columns");
        index.addition = is_addition(table, index);
    }
    return table;
}

}
