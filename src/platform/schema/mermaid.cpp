#include "platform/schema/mermaid.hpp"

#include "platform/schema/relations.hpp"

#include <algorithm>
#include <vector>

namespace foyer::schema {

namespace {

std::string keys_of(const table_def& t, const column_def& c) {
    std::string out;
    const auto add = [&](std::string_view key) {
        out.append(out.empty() ? " " : ", ").append(key);
    };
    if (std::ranges::find(t.primary_key, c.name) != t.primary_key.end()) add("PK");
    if (!c.references.empty()) add("FK");
    if (has_own_unique_index(t, c)) add("UK");
    return out;
}

std::string attribute_line(const table_def& t, const column_def& c) {
    auto line = "    " + (c.enum_type.empty() ? std::string(kind_name(c.type)) : c.enum_type);
    line += " " + c.name + keys_of(t, c);
    if (c.nullable) line += " \"may be null\"";
    return line + "\n";
}

// customers ||--o{ orders : customer
std::string relation_line(const relation_def& r) {
    const std::string near = r.column->nullable ? " |o--" : " ||--";
    const std::string far = r.one_to_one ? "o| " : "o{ ";
    return "  " + r.to->name + near + far + r.from->name + " : " + r.forward + "\n";
}

}

std::string export_mermaid(const database_schema& schema) {
    std::string text = "erDiagram\n";
    for (const auto& t : schema.tables) {
        text += "  " + t.name + " {\n";
        for (const auto& c : t.columns) text += attribute_line(t, c);
        text += "  }\n";
    }
    for (const auto& r : relations_of(schema)) text += relation_line(r);
    return text;
}

std::string mermaid_overview(
    const database_schema& schema, std::span<const std::string> table_names
) {
    const auto shown = [&](const table_def& t) {
        return std::ranges::find(table_names, t.name) != table_names.end();
    };
    std::string text = "erDiagram\n";
    for (const auto& t : schema.tables) {
        if (!shown(t)) continue;
        text += "  " + t.name + " {\n";
        for (const auto& c : t.columns)
            if (!keys_of(t, c).empty()) text += attribute_line(t, c);
        text += "  }\n";
    }
    for (const auto& r : relations_of(schema))
        if (shown(*r.from)) text += relation_line(r);
    return text;
}

}
