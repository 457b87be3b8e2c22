#include "platform/schema/description.hpp"

#include "platform/base/names.hpp"
#include "platform/json/writer.hpp"

namespace foyer::schema {

namespace {

std::string_view source_of(bool addition) { return addition ? "addition" : "seed"; }

std::vector<std::string_view> tags_of(const column_def& c) {
    std::vector<std::string_view> names;
    for (const auto t : c.tags) names.push_back(tag_name(t));
    return names;
}

// Type, nullability and source always; the rest where the column has it.
std::string column_json(const database_schema& schema, const table_def& t, const column_def& c) {
    json::writer w;
    w.begin_object().field("name", c.name).field("key", camel_case(c.name));
    w.field("type", kind_name(c.type)).field("nullable", c.nullable);
    if (c.type == kind::decimal) w.field("precision", c.precision).field("scale", c.scale);
    if (c.max_length > 0) w.field("maxLength", c.max_length);
    if (!c.enum_type.empty()) w.field("enum", c.enum_type);
    if (!c.references.empty()) {
        const auto& target = schema.target_of(c);
        w.key("references").begin_object().field("table", target.name);
        w.field("column", target.primary_key.front());
        w.field("onDelete", on_delete_name(c.on_target_deleted)).end_object();
    }
    if (c.default_value) w.field("default", *c.default_value);
    if (!c.check.empty()) w.field("check", c.check);
    if (!c.tags.empty()) w.field("tags", tags_of(c));
    w.field("source", source_of(t.addition || c.addition)).end_object();
    return std::move(w).take();
}

std::string index_json(const table_def& t, const index_def& i) {
    json::writer w;
    w.begin_object().field("name", i.name).field("columns", i.columns).field("unique", i.unique);
    w.field("source", source_of(t.addition || i.addition)).end_object();
    return std::move(w).take();
}

// Every item on a line of its own.
std::string lines(const std::vector<std::string>& items, const std::string& margin) {
    if (items.empty()) return "[]";
    std::string out = "[";
    for (const auto& item : items) out += (out == "[" ? "\n  " : ",\n  ") + margin + item;
    return out + "\n" + margin + "]";
}

std::string table_json(const database_schema& schema, const table_def& t) {
    std::vector<std::string> columns;
    for (const auto& c : t.columns) columns.push_back(column_json(schema, t, c));
    std::vector<std::string> indexes;
    for (const auto& i : t.indexes) indexes.push_back(index_json(t, i));
    const std::string margin = "      ";
    return "{\n" + margin + "\"name\": " + json::to_json(t.name) + ",\n" + margin +
           "\"model\": " + json::to_json(pascal_case(t.model)) + ",\n" + margin +
           "\"source\": " + json::to_json(source_of(t.addition)) + ",\n" + margin +
           "\"primaryKey\": " + json::to_json(t.primary_key) + ",\n" + margin +
           "\"columns\": " + lines(columns, margin) + ",\n" + margin +
           "\"indexes\": " + lines(indexes, margin) + "\n    }";
}

std::string enum_json(const enum_def& e) {
    json::writer w;
    w.begin_object().field("name", e.name).field("values", e.values).end_object();
    return std::move(w).take();
}

}

std::string export_json(const database_schema& schema) {
    std::vector<std::string> enums;
    for (const auto& e : enums_of(schema)) enums.push_back(enum_json(e));
    std::vector<std::string> tables;
    for (const auto& t : schema.tables) tables.push_back(table_json(schema, t));
    return "{\n  \"format\": \"foyer-schema/1\",\n  \"enums\": " + lines(enums, "  ") +
           ",\n  \"tables\": " + lines(tables, "  ") + "\n}\n";
}

}
