#include "platform/schema/documentation.hpp"

#include "platform/schema/ddl.hpp"
#include "platform/schema/mermaid.hpp"

#include <algorithm>

namespace foyer::schema {

namespace {

std::string code(std::string_view text) {
    std::string out = "`";
    for (const char c : text) {
        if (c == '|') out += '\\'; // else it would end the cell
        out += c;
    }
    return out + "`";
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
}

std::string target_of(const database_schema& schema, const column_def& c) {
    const auto& target = schema.target_of(c).name;
    std::string out = "[" + target + "](#" + target + ")";
    if (c.on_target_deleted == on_delete::cascade) out += ", deleted with it";
    if (c.on_target_deleted == on_delete::set_null) out += ", emptied with it";
    return out;
}

std::string key_of(const database_schema& schema, const table_def& t, const column_def& c) {
    std::vector<std::string> parts;
    if (std::ranges::find(t.primary_key, c.name) != t.primary_key.end())
        parts.emplace_back("primary");
    for (const auto& i : t.indexes)
        if (i.unique && i.columns == std::vector{c.name}) parts.emplace_back("unique");
    if (!c.references.empty()) parts.push_back(target_of(schema, c));
    return joined(parts);
}

std::string rules_of(const column_def& c) {
    std::vector<std::string> parts;
    if (!c.check.empty()) parts.push_back(code(c.check));
    if (c.max_length > 0) parts.push_back(std::to_string(c.max_length) + " characters");
    for (const auto t : c.tags) parts.push_back("**" + std::string(tag_name(t)) + "**");
    return joined(parts);
}

std::string column_row(const database_schema& schema, const table_def& t, const column_def& c) {
    std::string row = "| " + code(c.name);
    const auto cell = [&](const std::string& text) { row += text.empty() ? " |" : " | " + text; };
    cell(code(type_sql(c, dialect::postgres)));
    cell(code(type_sql(c, dialect::sqlite)));
    cell(c.nullable ? "yes" : "no");
    cell(c.default_value ? code(*c.default_value) : "");
    cell(key_of(schema, t, c));
    cell(rules_of(c));
    cell(t.addition || c.addition ? "ours" : "seed");
    return row + " |\n";
}

std::string index_lines(const table_def& t) {
    std::string out;
    for (const auto& i : t.indexes) {
        if (i.unique && i.columns.size() == 1) continue;
        out += "- " + code(i.name) + ": " + joined(i.columns) + (i.unique ? ", unique" : "") + "\n";
    }
    return out.empty() ? out : "\nIndexes:\n\n" + out;
}

std::string table_section(const database_schema& schema, const table_def& t) {
    std::string text = "### " + t.name + "\n\n";
    text += "| column | PostgreSQL | SQLite | null | default | key | rules | from |\n";
    text += "|---|---|---|---|---|---|---|---|\n";
    for (const auto& c : t.columns) text += column_row(schema, t, c);
    return text + index_lines(t);
}

std::string group_section(const database_schema& schema, const table_group& group) {
    std::vector<std::string> names;
    for (const auto* t : group.tables) names.push_back(t->name);
    std::string text = "\n## " + group.name + "\n\n```mermaid\n";
    text += mermaid_overview(schema, names) + "```\n";
    for (const auto* t : group.tables) text += "\n" + table_section(schema, *t);
    return text;
}

std::string enum_lines(const database_schema& schema) {
    std::string text = "\n## Enums\n\n";
    for (const auto& e : enums_of(schema)) text += "- `" + e.name + "`: " + joined(e.values) + "\n";
    return text;
}

}

std::string export_markdown(const database_schema& schema, std::span<const table_group> groups) {
    std::string text =
        "# Schema\n\n"
        "Every table, made from the code by `foyer schema export --format markdown`.\n\n"
        "- SQLite: decimals are whole numbers of their last digit; a CHECK behind each column does"
        " what the type does on PostgreSQL.\n"
        "- default: as JSON spells it; `now` is the moment of the insert.\n"
        "- rules: the CHECK; the length that the program accepts; **pii** personal data, **secret**"
        " never leaves the program, **internal** not for customers.\n"
        "- from: the seed document (version 1) or ours (version 2).\n"
        "- In the diagrams: keys only; the whole is `foyer schema export --format mermaid`.\n";
    for (const auto& group : groups) text += group_section(schema, group);
    return text + enum_lines(schema);
}

}
