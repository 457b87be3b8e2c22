#include "platform/schema/relations.hpp"

#include <algorithm>

namespace foyer::schema {

namespace {

std::string forward_name(const column_def& c) {
    if (!c.relation.empty()) return c.relation;
    return c.name.ends_with("_id") ? c.name.substr(0, c.name.size() - 3) : c.name + "_row";
}

std::string without_prefix(const std::string& name, const std::string& prefix) {
    return name.starts_with(prefix + "_") ? name.substr(prefix.size() + 1) : name;
}

bool is_unique(const table_def& t, const column_def& c) {
    return t.primary_key == std::vector{c.name} || has_own_unique_index(t, c);
}

bool is_only_key(const table_def& from, const table_def& to) {
    return std::ranges::count(from.columns, to.model, &column_def::references) == 1;
}

}

bool has_own_unique_index(const table_def& t, const column_def& c) {
    return std::ranges::any_of(t.indexes, [&](const index_def& i) {
        return i.unique && i.columns == std::vector{c.name};
    });
}

std::vector<relation_def> relations_of(const database_schema& schema) {
    std::vector<relation_def> out;
    for (const auto& t : schema.tables)
        for (const auto& c : t.columns) {
            if (c.references.empty()) continue;
            const auto& target = schema.target_of(c);
            relation_def r{&t, &c, &target, forward_name(c), {}, is_unique(t, c), false};
            const bool only = is_only_key(t, target);
            r.needs_name = !only || &t == &target;
            r.backward = without_prefix(r.one_to_one ? t.model : t.name, target.model);
            if (&t == &target) r.backward = "children";
            if (!only) r.backward += "_as_" + r.forward;
            out.push_back(std::move(r));
        }
    return out;
}

}
