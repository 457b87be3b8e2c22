#include "platform/schema/database_schema.hpp"

#include "platform/base/assert.hpp"
#include "platform/schema/soundness.hpp"

#include <algorithm>
#include <set>

namespace foyer::schema {

namespace {

const table_def* find_model(const std::vector<table_def>& tables, std::string_view model) {
    const auto found = std::ranges::find(tables, model, &table_def::model);
    return found == tables.end() ? nullptr : &*found;
}

bool is_ready(const table_def& table, const std::set<std::string>& placed) {
    return std::ranges::all_of(table.columns, [&](const column_def& c) {
        return c.references.empty() || c.references == table.model || placed.contains(c.references);
    });
}

}

const table_def* database_schema::find_table(std::string_view name) const {
    const auto found = std::ranges::find(tables, name, &table_def::name);
    return found == tables.end() ? nullptr : &*found;
}

const table_def& database_schema::target_of(const column_def& column) const {
    const auto* target = find_model(tables, column.references);
    FOYER_ASSERT(target != nullptr, column.name + " references nothing of this schema");
    return *target;
}

database_schema make_schema(std::vector<table_def> tables) {
    const auto fault = fault_between(tables);
    FOYER_ASSERT(!fault, *fault);
    database_schema schema;
    std::set<std::string> placed;
    while (!tables.empty()) {
        const auto next =
            std::ranges::find_if(tables, [&](const auto& t) { return is_ready(t, placed); });
        FOYER_ASSERT(next != tables.end(), "tables reference each other in a circle");
        placed.insert(next->model);
        schema.tables.push_back(std::move(*next));
        tables.erase(next);
    }
    return schema;
}

database_schema make_schema(std::span<const table_def* const> tables) {
    std::vector<table_def> copies;
    for (const auto* table : tables) copies.push_back(*table);
    return make_schema(std::move(copies));
}

database_schema seed_only(const database_schema& schema) {
    database_schema seed;
    for (auto table : schema.tables) {
        if (table.addition) continue;
        std::erase_if(table.columns, [](const auto& c) { return c.addition; });
        std::erase_if(table.indexes, [](const auto& i) { return i.addition; });
        seed.tables.push_back(std::move(table));
    }
    return seed;
}

std::vector<enum_def> enums_of(const database_schema& schema) {
    std::vector<enum_def> enums;
    for (const auto& table : schema.tables)
        for (const auto& c : table.columns) {
            if (c.type != kind::enumeration) continue;
            const auto known = std::ranges::find(enums, c.enum_type, &enum_def::name);
            if (known == enums.end()) enums.push_back({c.enum_type, c.enum_values});
        }
    return enums;
}

}
