#include "platform/api/openapi.hpp"

#include "platform/base/names.hpp"
#include "platform/json/writer.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace foyer::api {

namespace {

using json::field_schema;
using json::writer;

constexpr std::string_view problem_schema =
    R"({"type":"object","required":["type","title","status","code","requestId"],"properties":{)"
    R"("type":{"type":"string"},"title":{"type":"string"},)"
    R"("status":{"type":"integer"},"detail":{"type":"string"},)"
    R"("code":{"type":"string"},"requestId":{"type":"string"},)"
    R"("errors":{"type":"array","items":{"type":"object",)"
    R"("required":["field","code"],"properties":{)"
    R"("field":{"type":"string"},"code":{"type":"string"},)"
    R"("detail":{"type":"string"}}}}}})";

constexpr std::string_view language_schema = R"({"type":"string","enum":["fr","ar","en"]})";

std::string_view name_of(http::access a) {
    switch (a) {
        case http::access::anyone: return "anyone";
        case http::access::customer: return "customer";
        case http::access::technician: return "technician";
        case http::access::admin: break;
    }
    return "admin";
}

// "/files/{rest...}" -> "/files/{rest}".
std::string openapi_path(std::string_view pattern) {
    std::string out(pattern);
    if (const auto dots = out.find("...}"); dots != std::string::npos) out.erase(dots, 3);
    return out;
}

// "/api/v1/cart/items" -> "cart"; the rest of the addresses -> "system".
std::string_view group_of(std::string_view path) {
    constexpr std::string_view base = "/api/v1/";
    if (!path.starts_with(base)) return "system";
    path.remove_prefix(base.size());
    return path.substr(0, path.find_first_of("/."));
}

std::string lower_case(std::string_view name) {
    std::string out(name);
    for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return out;
}

void write_parameter(
    writer& w, std::string_view in, std::string_view name, bool required, std::string_view schema
) {
    w.begin_object().field("name", name).field("in", in).field("required", required);
    w.key("schema").raw(schema).end_object();
}

struct operation {
    const http::routed& routed;
    std::vector<field_schema> fields;
    json::schemas& all;

    bool in_path(const std::string& name) const {
        const auto& names = routed.path_names;
        return std::find(names.begin(), names.end(), name) != names.end();
    }
    bool reads_body() const {
        return !http::is_safe(routed.route.method) && routed.route.method != http::method::delete_;
    }

    void write_parameters(writer& w) const {
        w.key("parameters").begin_array();
        for (const auto name : routed.path_names) {
            const auto field = std::find_if(
                fields.begin(), fields.end(), [&](const field_schema& f) { return f.name == name; }
            );
            write_parameter(
                w, "path", name, true,
                field == fields.end() ? R"({"type":"string"})" : field->schema
            );
        }
        if (!reads_body())
            for (const auto& f : fields)
                if (!in_path(f.name) && f.name != http::language_parameter)
                    write_parameter(w, "query", f.name, f.required, f.schema);
        write_parameter(w, "query", http::language_parameter, false, language_schema);
        if (!http::is_safe(routed.route.method))
            write_parameter(
                w, "header", "Idempotency-Key", false,
                R"({"type":"string","minLength":8,"maxLength":128})"
            );
        w.end_array();
    }

    void write_body(writer& w) const {
        std::vector<field_schema> body;
        for (const auto& f : fields)
            if (!in_path(f.name)) body.push_back(f);
        if (!reads_body() || body.empty()) return;
        const bool required =
            std::any_of(body.begin(), body.end(), [](const field_schema& f) { return f.required; });
        w.key("requestBody")
            .begin_object()
            .field("required", required)
            .key("content")
            .begin_object();
        w.key("application/json")
            .begin_object()
            .key("schema")
            .raw(json::detail::object_schema(body));
        w.end_object().end_object().end_object();
    }

    void write_success(writer& w) const {
        const auto& r = routed.route;
        w.key(std::to_string(r.success))
            .begin_object()
            .field("description", http::reason_of(r.success));
        if (const auto schema = r.output_schema(all); !schema.empty()) {
            w.key("content").begin_object().key("application/json").begin_object();
            w.key("schema").raw(schema).end_object().end_object();
        }
        w.end_object();
    }

    // Declared codes by status, with those that every route of its kind can answer.
    std::map<int, std::vector<std::string_view>> errors() const {
        const auto& r = routed.route;
        std::map<int, std::vector<std::string_view>> out;
        if (!fields.empty()) out[400].push_back("input.invalid");
        if (!http::is_safe(r.method)) {
            out[400].push_back("idempotency.bad_key");
            out[403].push_back("request.foreign_origin");
        }
        if (!routed.path_names.empty()) out[404].push_back("not_found");
        if (reads_body() && !fields.empty()) {
            out[400].push_back("body.malformed");
            out[413].push_back("body.too_large");
            out[415].push_back("body.unsupported_type");
        }
        if (r.rate.burst > 0) out[429].push_back("request.rate_limited");
        if (r.access != http::access::anyone) {
            out[401].push_back("access.unauthenticated");
            out[403].push_back("access.forbidden");
        }
        for (std::size_t i = 0; i < r.error_count; ++i) {
            auto& codes = out[r.errors[i].status];
            if (std::find(codes.begin(), codes.end(), r.errors[i].code) == codes.end())
                codes.push_back(r.errors[i].code);
        }
        return out;
    }

    void write_responses(writer& w) const {
        w.key("responses").begin_object();
        write_success(w);
        for (const auto& [status, codes] : errors()) {
            std::string description;
            for (const auto code : codes)
                description.append(description.empty() ? "" : ", ").append(code);
            w.key(std::to_string(status)).begin_object().field("description", description);
            w.key("content").begin_object().key("application/problem+json").begin_object();
            w.key("schema").raw(json::detail::reference_to("Problem")).end_object().end_object();
            w.key("x-codes").value(codes).end_object();
        }
        w.key("default").raw(R"({"$ref":"#/components/responses/Problem"})");
        w.end_object();
    }

    void write(writer& w) const {
        const auto& r = routed.route;
        w.key(lower_case(http::name_of(r.method))).begin_object();
        w.field("operationId", camel_case(r.operation)).field("summary", r.description);
        w.key("tags").begin_array().value(group_of(r.path)).end_array();
        w.field("x-access", name_of(r.access));
        write_parameters(w);
        write_body(w);
        write_responses(w);
        w.end_object();
    }
};

}

std::string openapi_document(const http::router& all, std::string_view version) {
    std::map<std::string, std::vector<const http::routed*>> by_path;
    for (const auto& r : all.routes())
        if (!r.route.page) by_path[openapi_path(r.route.path)].push_back(&r);
    json::schemas components{{"Problem", std::string(problem_schema)}};
    writer w;
    w.begin_object().field("openapi", "3.1.0").key("info").begin_object();
    w.field("title", "Foyer").field("version", version).end_object();
    w.key("paths").begin_object();
    for (const auto& [path, routes] : by_path) {
        w.key(path).begin_object();
        for (const auto* r : routes)
            operation{*r, r->route.input_fields(components), components}.write(w);
        w.end_object();
    }
    w.end_object().key("components").begin_object().key("schemas").begin_object();
    for (const auto& [name, schema] : components) w.key(name).raw(schema);
    w.end_object().key("responses").begin_object().key("Problem").begin_object();
    w.field("description", "Any other failure: an RFC 9457 problem document with a stable code.");
    w.key("content").begin_object().key("application/problem+json").begin_object();
    w.key("schema").raw(json::detail::reference_to("Problem"));
    w.end_object().end_object().end_object().end_object().end_object().end_object();
    return std::move(w).take();
}

}
