#include "platform/schema/typescript.hpp"

#include "platform/base/names.hpp"

namespace foyer::schema {

namespace {

std::string type_of(const column_def& c) {
    switch (c.type) {
        case kind::text:
        case kind::decimal:
        case kind::timestamp: return "string";
        case kind::boolean: return "boolean";
        case kind::integer:
        case kind::bigint: return "number";
        case kind::json: return "unknown";
        case kind::enumeration: return c.enum_type;
    }
    return {};
}

// What a reader of the interface has to know and the type does not say.
std::string remark_of(const database_schema& schema, const column_def& c) {
    std::string out;
    const auto add = [&](std::string_view words) {
        out.append(out.empty() ? "" : "; ").append(words);
    };
    if (!c.references.empty()) add("id of " + pascal_case(schema.target_of(c).model));
    for (const auto t : c.tags) {
        if (t == tag::pii) add("personal data");
        if (t == tag::secret) add("secret: never leaves the program");
        if (t == tag::internal) add("not for customers");
    }
    return out;
}

std::string interface_text(const database_schema& schema, const table_def& t) {
    auto text = "/** A row of " + t.name + ". */\n";
    text += "export interface " + pascal_case(t.model) + " {\n";
    for (const auto& c : t.columns) {
        if (const auto remark = remark_of(schema, c); !remark.empty())
            text += "  /** " + remark + " */\n";
        text +=
            "  " + camel_case(c.name) + ": " + type_of(c) + (c.nullable ? " | null" : "") + "\n";
    }
    return text + "}\n";
}

}

std::string export_typescript(const database_schema& schema) {
    std::string text =
        "// The rows of the database. Made by `foyer schema export --format typescript`.\n"
        "// Decimals are exact texts (\"145000.00\"), moments are ISO 8601 texts in UTC.\n";
    for (const auto& e : enums_of(schema)) {
        text += "\nexport type " + e.name + " = ";
        for (const auto& v : e.values) text += (v == e.values.front() ? "'" : " | '") + v + "'";
        text += "\n";
    }
    for (const auto& t : schema.tables) text += "\n" + interface_text(schema, t);
    return text;
}

}
