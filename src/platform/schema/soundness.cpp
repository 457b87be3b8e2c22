#include "platform/schema/soundness.hpp"

#include "platform/base/decimal.hpp"
#include "platform/schema/condition.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace foyer::schema {

namespace {

using fault = std::optional<std::string>;

// PostgreSQL cuts longer names, silently.
constexpr std::size_t longest_name = 63;

// Decimals are 64-bit integers of their last digit.
constexpr int most_digits = 18;

bool is_integer(std::string_view text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, why] = std::from_chars(text.data(), end, number);
    return why == std::errc{} && stop == end;
}

fault default_fault(const column_def& c, const std::string& where) {
    const auto& text = *c.default_value;
    switch (c.type) {
        case kind::decimal:
            if (!parse_units(text, c.scale)) return where + ": default is no number";
            break;
        case kind::integer:
        case kind::bigint:
            if (!is_integer(text)) return where + ": default is no whole number";
            break;
        case kind::boolean:
            if (text != "true" && text != "false") return where + ": default is no boolean";
            break;
        case kind::timestamp:
            if (text != "now") return where + ": the default of a moment is the insert";
            break;
        case kind::enumeration:
            if (std::ranges::count(c.enum_values, text) != 1)
                return where + ": default is no value";
            break;
        case kind::text:
        case kind::json: break;
    }
    return {};
}

fault condition_fault(const table_def& table, const column_def& c, const std::string& where) {
    bool has_decimal = false;
    for (const auto& word : words_of(c.check)) {
        const auto* named = table.find_column(word);
        if (named == nullptr) continue;
        has_decimal |= named->type == kind::decimal;
        if (named->addition && !c.addition && !table.addition)
            return where + ": the check of a column of the seed names an added column";
    }
    for (const auto& number : numbers_of(c.check))
        if (has_decimal && number != "0")
            return where + ": decimals are compared with 0 or columns only";
    return {};
}

fault column_fault(const table_def& table, const column_def& c) {
    const auto where = table.name + "." + c.name;
    if (c.name.empty()) return where + ": a column without name";
    if (table.name.size() + c.name.size() + 7 > longest_name)
        return where + ": the name is too long";
    if (c.type == kind::enumeration && (c.enum_type.empty() || c.enum_values.empty()))
        return where + ": an enum without name or values (described?)";
    if (c.type == kind::decimal &&
        (c.precision <= c.scale || c.scale < 0 || c.precision > most_digits))
        return where + ": precision and scale";
    if (!c.references.empty() && c.on_target_deleted == on_delete::set_null && !c.nullable)
        return where + ": SET NULL on a column that is never null";
    if (c.addition && !table.addition && !c.nullable && !c.default_value)
        return where + ": a writer that knows only the seed could not fill this column";
    if (c.default_value)
        if (auto found = default_fault(c, where)) return found;
    return condition_fault(table, c, where);
}

fault index_fault(const table_def& table, const index_def& index) {
    if (index.name.size() > longest_name) return index.name + ": the name is too long";
    if (index.columns.empty()) return index.name + ": an index without columns";
    for (const auto& name : index.columns)
        if (table.find_column(name) == nullptr)
            return index.name + ": an index over " + name + ", which is no column";
    return {};
}

fault reference_fault(
    const std::vector<table_def>& tables, const table_def& table, const column_def& c
) {
    const auto where = table.name + "." + c.name;
    const auto target = std::ranges::find(tables, c.references, &table_def::model);
    if (target == tables.end()) return where + " references a struct without table";
    if (target->primary_key.size() != 1) return where + " references a composite key";
    if (target->find_column(target->primary_key.front())->type != c.type)
        return where + " is of another kind than the key it references";
    return {};
}

}

fault fault_of(const table_def& table) {
    if (table.name.empty() || table.columns.empty()) return "a table without name or columns";
    if (table.primary_key.empty()) return table.name + ": a table without primary key";
    std::set<std::string> names;
    for (const auto& c : table.columns) {
        if (!names.insert(c.name).second) return table.name + "." + c.name + ": twice";
        if (auto found = column_fault(table, c)) return found;
    }
    for (const auto& name : table.primary_key) {
        const auto* c = table.find_column(name);
        if (c == nullptr || c->nullable) return table.name + ": a nullable primary key";
    }
    for (const auto& index : table.indexes) {
        if (!names.insert(index.name).second) return index.name + ": twice";
        if (auto found = index_fault(table, index)) return found;
    }
    return {};
}

fault fault_between(const std::vector<table_def>& tables) {
    std::set<std::string> names;
    std::set<std::string> models;
    std::map<std::string, std::vector<std::string>> enums;
    for (const auto& table : tables) {
        if (!names.insert(table.name).second) return table.name + ": a name used twice";
        if (!models.insert(table.model).second) return table.model + ": a struct used twice";
        for (const auto& index : table.indexes)
            if (!names.insert(index.name).second) return index.name + ": a name used twice";
        for (const auto& c : table.columns) {
            if (!c.references.empty())
                if (auto found = reference_fault(tables, table, c)) return found;
            if (c.type != kind::enumeration) continue;
            if (enums.try_emplace(c.enum_type, c.enum_values).first->second != c.enum_values)
                return c.enum_type + ": an enum with two sets of values";
        }
    }
    return {};
}

}
