#include "platform/json/schema.hpp"

#include "platform/json/writer.hpp"

namespace foyer::json {

std::string component_name(std::string_view qualified_type) {
    std::string out;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) out += pascal_case(word);
        word.clear();
    };
    for (std::size_t i = 0; i < qualified_type.size(); ++i) {
        const char c = qualified_type[i];
        if (c == ':') {
            word.clear(); // what stood before was a namespace
        } else if (c == '<' || c == ',') {
            finish();
            out += c == '<' ? "Of" : "And";
        } else if (c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                   (c >= 'A' && c <= 'Z')) {
            word += c;
        } else if (c == '>') {
            finish();
        }
    }
    finish();
    return out;
}

namespace detail {

std::string object_schema(const std::vector<field_schema>& fields) {
    writer w;
    w.begin_object().field("type", "object").key("properties").begin_object();
    for (const auto& f : fields) w.key(f.name).raw(f.schema);
    w.end_object().key("required").begin_array();
    for (const auto& f : fields)
        if (f.required) w.value(f.name);
    w.end_array().end_object();
    return std::move(w).take();
}

std::string reference_to(std::string_view component) {
    return R"({"$ref":"#/components/schemas/)" + std::string(component) + R"("})";
}

std::string array_schema(const std::string& items, std::size_t max_size) {
    std::string out = R"({"type":"array","items":)" + items;
    if (max_size > 0) out += R"(,"maxItems":)" + std::to_string(max_size);
    return out + "}";
}

std::string enum_schema(const std::vector<std::string>& names) {
    writer w;
    w.begin_object().field("type", "string").field("enum", names).end_object();
    return std::move(w).take();
}

std::string decimal_schema(int scale) {
    writer w;
    w.begin_object().field("type", "string").field("format", "decimal");
    w.field("pattern", "^-?[0-9]+\\.[0-9]{" + std::to_string(scale) + "}$").end_object();
    return std::move(w).take();
}

std::string with_default(std::string schema, const std::string& value) {
    schema.pop_back();
    return schema + R"(,"default":)" + value + "}";
}

}

}
