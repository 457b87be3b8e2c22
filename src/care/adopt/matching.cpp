#include "care/adopt/matching.hpp"

#include "care/adopt/shop_rules.hpp"
#include "platform/base/assert.hpp"

#include <algorithm>

namespace foyer::adopt {

namespace {

// "OrderItem", "order_item" and "orderItem" are the same word.
std::string plain(std::string_view name) {
    std::string out;
    for (const char c : name)
        if (c != '_') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

template <class T>
const T* find_named(const std::vector<T>& list, std::string_view name) {
    for (const auto& one : list)
        if (one.name == name) return &one;
    for (const auto& one : list)
        if (plain(one.name) == plain(name)) return &one;
    return nullptr;
}

const source_table* find_theirs(const schema::table_def& ours, const source_schema& theirs) {
    const auto* found = find_named(theirs.tables, ours.name);
    return found != nullptr ? found : find_named(theirs.tables, ours.model);
}

table_match match_columns(const schema::table_def& ours, const source_table& theirs) {
    table_match m{&ours, &theirs, {}, {}};
    for (const auto& c : ours.columns)
        m.columns.push_back({&c, find_named(theirs.columns, c.name)});
    for (const auto& c : theirs.columns)
        if (std::ranges::find(m.columns, &c, &column_match::theirs) == m.columns.end())
            m.extra.push_back(&c);
    return m;
}

}

const column_match& table_match::column(std::string_view ours_name) const {
    for (const auto& c : columns)
        if (c.ours->name == ours_name) return c;
    FOYER_ASSERT(false, "a column of ours");
    return columns.front();
}

matching match(const schema::database_schema& ours, const source_schema& theirs) {
    matching m;
    for (const auto& table : ours.tables) {
        if (table.addition) continue;
        const auto* found = find_theirs(table, theirs);
        if (found == nullptr)
            m.missing.push_back(&table);
        else
            m.tables.push_back(match_columns(table, *found));
    }
    for (const auto& table : theirs.tables)
        if (std::ranges::find(m.tables, &table, &table_match::theirs) == m.tables.end())
            m.extra.push_back(&table);
    return m;
}

std::string fill_of(const schema::table_def& table, const schema::column_def& column) {
    if (const auto from = computed_from(table.name, column.name))
        return "computed: " + std::string(*from);
    if (column.default_value && *column.default_value != "now") return *column.default_value;
    if (column.nullable) return "NULL";
    if (const auto other = stand_in(table.name, column.name)) return std::string(*other);
    if (column.name == "updated_at") return "created_at";
    if (column.default_value) return "the moment of the adoption";
    return {};
}

}
