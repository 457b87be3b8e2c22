#include "platform/http/dispatch.hpp"

#include <algorithm>

namespace foyer::http {

namespace {

constexpr std::size_t max_query = 1024;

// Appends the declared parameters in their order. False when the query has others that count, or
// one twice.
bool append_declared(std::string& key, const request& r, const routed& found) {
    const auto pairs = parse_pairs(r.query());
    const bool strict =
        found.route.form == input_form::strict || found.route.form == input_form::none;
    const auto is_declared = [&](const std::string& name) {
        return std::binary_search(found.query_names.begin(), found.query_names.end(), name);
    };
    if (strict && !found.route.page)
        for (const auto& [name, value] : pairs)
            if (name != language_parameter && !is_declared(name)) return false;
    for (const auto& name : found.query_names) {
        const auto same = [&](const auto& pair) { return pair.first == name; };
        const auto first = std::find_if(pairs.begin(), pairs.end(), same);
        if (first == pairs.end()) continue;
        if (std::find_if(first + 1, pairs.end(), same) != pairs.end()) return false;
        key.append("\n").append(name).append("=").append(encode_component(first->second));
    }
    return true;
}

}

std::optional<std::string> cache_key(const request& r, const routed& found) {
    if (found.route.method != method::get || found.route.access != access::anyone)
        return std::nullopt;
    const auto query = r.query();
    if (query.size() > max_query) return std::nullopt;
    auto key = cache_key_without_query(r);
    if (query.empty()) return key;
    if (found.route.form == input_form::raw) return key.append("\n?").append(query);
    if (!append_declared(key, r, found)) return std::nullopt;
    return key;
}

std::string cache_key_without_query(const request& r) {
    const auto path = r.path();
    const auto language = i18n::code(language_of(r));
    std::string key;
    key.reserve(path.size() + 1 + language.size());
    return key.append(path).append("\n").append(language);
}

}
