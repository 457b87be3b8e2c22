#include "platform/schema/prisma.hpp"

#include "platform/base/names.hpp"
#include "platform/schema/relations.hpp"

#include <algorithm>

namespace foyer::schema {

namespace {

std::string prisma_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

std::string field_list(const std::vector<std::string>& columns) {
    std::string out;
    for (const auto& c : columns) out += (out.empty() ? "" : ", ") + camel_case(c);
    return "[" + out + "]";
}

std::string type_of(const column_def& c, dialect d) {
    switch (c.type) {
        case kind::text: return "String";
        case kind::boolean: return "Boolean";
        case kind::integer: return "Int";
        case kind::bigint: return "BigInt";
        case kind::decimal:
            if (d == dialect::postgres) return "Decimal";
            return type_sql(c, d) == "BIGINT" ? "BigInt" : "Int";
        case kind::timestamp: return "DateTime";
        case kind::json: return "Json";
        case kind::enumeration: return c.enum_type;
    }
    return {};
}

std::string default_of(const column_def& c, dialect d) {
    switch (c.type) {
        case kind::timestamp: return "now()";
        case kind::text:
        case kind::json: return prisma_text(*c.default_value);
        case kind::enumeration: return *c.default_value;
        default: return default_sql(c, d);
    }
}

// What is not the type that Prisma itself would choose.
std::string native_type(const column_def& c) {
    if (c.type == kind::timestamp) return " @db.Timestamptz(3)";
    if (c.type != kind::decimal) return {};
    return " @db.Decimal(" + std::to_string(c.precision) + ", " + std::to_string(c.scale) + ")";
}

std::string scalar_line(const table_def& t, const column_def& c, dialect d) {
    const bool is_key = t.primary_key == std::vector{c.name};
    auto line = "  " + camel_case(c.name) + " " + type_of(c, d) + (c.nullable ? "?" : "");
    if (is_key) line += " @id";
    if (is_key && c.name == "id" && c.type == kind::text) line += " @default(cuid())";
    if (has_own_unique_index(t, c)) line += " @unique";
    if (c.default_value)
        line += " @default(" + default_of(c, d) + ")";
    else if (c.name == "updated_at" && c.type == kind::timestamp)
        line += " @updatedAt";
    if (camel_case(c.name) != c.name) line += " @map(" + prisma_text(c.name) + ")";
    if (d == dialect::postgres) line += native_type(c);
    return line + "\n";
}

std::string_view action_of(on_delete action) {
    switch (action) {
        case on_delete::restrict: return "Restrict";
        case on_delete::set_null: return "SetNull";
        case on_delete::cascade: return "Cascade";
    }
    return {};
}

std::string relation_name(const relation_def& r) {
    return prisma_text(pascal_case(r.from->model) + pascal_case(r.forward));
}

std::string forward_line(const relation_def& r) {
    auto line = "  " + camel_case(r.forward) + " " + pascal_case(r.to->model) +
                (r.column->nullable ? "?" : "") + " @relation(";
    if (r.needs_name) line += relation_name(r) + ", ";
    line += "fields: [" + camel_case(r.column->name) + "], references: ";
    line += field_list(r.to->primary_key) + ", onDelete: ";
    line += std::string(action_of(r.column->on_target_deleted)) + ", onUpdate: Cascade)";
    return line + "\n";
}

std::string backward_line(const relation_def& r) {
    auto line = "  " + camel_case(r.backward) + " " + pascal_case(r.from->model) +
                (r.one_to_one ? "?" : "[]");
    if (r.needs_name) line += " @relation(" + relation_name(r) + ")";
    return line + "\n";
}

std::string index_line(const table_def& t, const index_def& i) {
    auto expected = t.name;
    for (const auto& c : i.columns) expected += "_" + c;
    expected += i.unique ? "_key" : "_idx";
    auto line = std::string(i.unique ? "  @@unique(" : "  @@index(") + field_list(i.columns);
    if (i.name != expected) line += ", map: " + prisma_text(i.name);
    return line + ")\n";
}

std::string model_text(const table_def& t, const std::vector<relation_def>& relations, dialect d) {
    auto text = "model " + pascal_case(t.model) + " {\n";
    for (const auto& c : t.columns) text += scalar_line(t, c, d);
    std::string ends;
    for (const auto& r : relations)
        if (r.from == &t) ends += forward_line(r);
    for (const auto& r : relations)
        if (r.to == &t) ends += backward_line(r);
    if (!ends.empty()) text += "\n" + ends;
    text += "\n";
    if (t.primary_key.size() > 1) text += "  @@id(" + field_list(t.primary_key) + ")\n";
    for (const auto& i : t.indexes)
        if (!i.unique || i.columns.size() > 1) text += index_line(t, i);
    return text + "  @@map(" + prisma_text(t.name) + ")\n}\n";
}

}

std::string export_prisma(const database_schema& schema, dialect d) {
    const std::string provider = d == dialect::sqlite ? "sqlite" : "postgresql";
    auto text = "datasource db {\n  provider = \"" + provider + "\"\n}\n";
    for (const auto& e : enums_of(schema)) {
        text += "\nenum " + e.name + " {\n";
        for (const auto& v : e.values) text += "  " + v + "\n";
        text += "}\n";
    }
    const auto relations = relations_of(schema);
    for (const auto& t : schema.tables) text += "\n" + model_text(t, relations, d);
    return text;
}

}
