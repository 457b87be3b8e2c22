#include "platform/api/typescript.hpp"

#include <boost/json.hpp>

#include <set>

namespace foyer::api {

namespace {

namespace json = boost::json;

std::string text_of(const json::value& v) { return std::string(v.as_string()); }

std::string type_of(const json::object& schema);

std::string choice_of(const json::array& texts) {
    std::string out;
    for (const auto& t : texts) out += (out.empty() ? "'" : " | '") + text_of(t) + "'";
    return out;
}

bool is_required(const json::object& schema, std::string_view name) {
    const auto* required = schema.if_contains("required");
    if (required == nullptr) return false;
    for (const auto& r : required->as_array())
        if (r.as_string() == name) return true;
    return false;
}

std::string member(std::string_view name, bool required, const json::object& schema) {
    return "  " + std::string(name) + (required ? ": " : "?: ") + type_of(schema) + "\n";
}

std::string members_of(const json::object& schema) {
    std::string out;
    if (const auto* properties = schema.if_contains("properties"))
        for (const auto& [name, property] : properties->as_object())
            out += member(name, is_required(schema, name), property.as_object());
    return out;
}

std::string array_of(const json::object& items) {
    const auto type = type_of(items);
    return type.find(' ') == std::string::npos ? type + "[]" : "(" + type + ")[]";
}

std::string type_of(const json::object& schema) {
    if (const auto* reference = schema.if_contains("$ref")) {
        const auto target = text_of(*reference);
        return target.substr(target.rfind('/') + 1);
    }
    const auto* type = schema.if_contains("type");
    if (type == nullptr) return "unknown";
    const auto name = text_of(*type);
    if (const auto* values = schema.if_contains("enum")) return choice_of(values->as_array());
    if (name == "integer") return "number";
    if (name == "array") return array_of(schema.at("items").as_object());
    if (name == "object") return "{\n" + members_of(schema) + "}";
    return name;
}

// "getProducts" -> "GetProducts".
std::string type_name(const json::object& operation) {
    auto name = text_of(operation.at("operationId"));
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

const json::object* json_schema(const json::object& holder) {
    const auto* content = holder.if_contains("content");
    if (content == nullptr) return nullptr;
    const auto* type = content->as_object().if_contains("application/json");
    return type == nullptr ? nullptr : &type->at("schema").as_object();
}

std::string input_of(const json::object& operation) {
    std::string members;
    for (const auto& p : operation.at("parameters").as_array()) {
        const auto& parameter = p.as_object();
        if (parameter.at("in").as_string() == "header") continue;
        members += member(
            text_of(parameter.at("name")), parameter.at("required").as_bool(),
            parameter.at("schema").as_object()
        );
    }
    if (const auto* body = operation.if_contains("requestBody"))
        if (const auto* schema = json_schema(body->as_object())) members += members_of(*schema);
    return members;
}

std::string output_of(const json::object& operation) {
    for (const auto& [status, answer] : operation.at("responses").as_object())
        if (status.starts_with('2'))
            if (const auto* schema = json_schema(answer.as_object())) return type_of(*schema);
    return {};
}

std::string operation_types(
    const std::string& address, const json::object& operation, std::set<std::string>& known
) {
    const auto name = type_name(operation);
    if (!known.insert(name).second) return {}; // the same operation under a second address
    std::string out;
    const auto comment = "\n/** " + address + ": " + text_of(operation.at("summary")) + ". */\n";
    if (const auto members = input_of(operation); !members.empty())
        out += comment + "export interface " + name + "Input {\n" + members + "}\n";
    if (const auto type = output_of(operation); !type.empty())
        out += (out.empty() ? comment : "") + "export type " + name + "Output = " + type + "\n";
    return out;
}

}

std::string typescript_types(std::string_view openapi_document) {
    const auto document = json::parse({openapi_document.data(), openapi_document.size()});
    std::string out =
        "// The API's inputs and outputs. Made by `foyer schema export --format typescript-api`.\n"
        "// Decimals are exact texts (\"145000.00\"), moments are ISO 8601 texts in UTC.\n";
    for (const auto& [name, schema] : document.at("components").at("schemas").as_object())
        out += "\nexport interface " + std::string(name) + " {\n" + members_of(schema.as_object()) +
               "}\n";
    std::set<std::string> known;
    for (const auto& [path, operations] : document.at("paths").as_object())
        for (const auto& [method, operation] : operations.as_object()) {
            std::string address(method);
            for (char& c : address) c = static_cast<char>(c - 'a' + 'A');
            out += operation_types(address + " " + std::string(path), operation.as_object(), known);
        }
    return out;
}

}
