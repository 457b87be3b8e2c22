#include "platform/http/endpoint.hpp"
#include "platform/http/header_text.hpp"
#include "platform/http/page.hpp"

namespace foyer::http {

namespace {

// Whether the Content-Type header names this type, whatever its parameters.
bool is_type(const request& r, std::string_view wanted) {
    auto type = r.header_value("Content-Type").value_or("");
    type = trimmed(type.substr(0, type.find(';')));
    return equal_ignoring_case(type, wanted);
}

error wrong_type(std::string wanted) {
    return {errc::invalid, "body.unsupported_type", "the body must be " + std::move(wanted)};
}

bool has_body(const request& r) { return r.method != method::delete_ && !is_safe(r.method); }

result<json::document> body_of(const call& c) {
    const auto& r = c.request;
    if (c.route.form == input_form::strict) {
        if (r.body.empty()) return json::document::empty_object();
        if (!is_type(r, "application/json")) return wrong_type("application/json");
        FOYER_TRY(auto parsed, json::document::parse(r.body));
        if (parsed.root().type() != json::node::kind::object)
            return error{errc::invalid, "body.malformed", "the body must be a JSON object"};
        return parsed;
    }
    if (!r.body.empty() && !is_type(r, "application/x-www-form-urlencoded"))
        return wrong_type("application/x-www-form-urlencoded");
    return json::document::from_pairs(parse_pairs(r.body));
}

}

result<input_source> input_source::open(const call& c) {
    input_source out;
    out.lenient_ = c.route.form != input_form::strict;
    if (!c.path_parameters().empty()) {
        std::vector<std::pair<std::string, std::string>> pairs;
        for (const auto& [name, value] : c.path_parameters()) pairs.emplace_back(name, value);
        out.documents_.push_back(json::document::from_pairs(pairs));
    }
    if (has_body(c.request)) {
        FOYER_TRY(auto body, body_of(c));
        out.documents_.push_back(std::move(body));
    } else {
        auto pairs = parse_pairs(c.request.query());
        std::erase_if(pairs, [](const auto& pair) { return pair.first == language_parameter; });
        out.documents_.push_back(json::document::from_pairs(pairs));
    }
    for (const auto& d : out.documents_) out.roots_.push_back(d.root());
    return out;
}

form form::of(const call& c) {
    return form(parse_pairs(has_body(c.request) ? c.request.body : c.request.query()));
}

std::string_view form::value(std::string_view name) const {
    for (const auto& [known, value] : pairs_)
        if (known == name) return value;
    return {};
}

bool form::has(std::string_view name) const {
    for (const auto& [known, value] : pairs_)
        if (known == name) return true;
    return false;
}

}
