#include "platform/http/router.hpp"

#include "platform/base/assert.hpp"

#include <algorithm>
#include <map>

namespace foyer::http {

// One level of the tree of path segments.
struct router::segment {
    std::map<std::string, std::unique_ptr<segment>, std::less<>> children;
    std::unique_ptr<segment> parameter; // "{slug}": any one segment
    std::unique_ptr<segment> rest;      // "{rest...}": all that follows
    std::vector<const routed*> routes;  // one a method

    const routed* find_method(method m) const {
        const auto found = std::find_if(routes.begin(), routes.end(), [&](auto* r) {
            return r->route.method == m;
        });
        return found == routes.end() ? nullptr : *found;
    }
};

namespace {

bool is_parameter(std::string_view part) {
    return part.size() > 2 && part.front() == '{' && part.back() == '}';
}

bool is_rest(std::string_view part) { return is_parameter(part) && part.ends_with("...}"); }

std::string_view parameter_name(std::string_view part) {
    return part.substr(1, part.size() - (is_rest(part) ? 5 : 2));
}

// Calls f for each part between slashes; the path begins with one.
template <class F>
void each_part(std::string_view path, F&& f) {
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        f(path.substr(0, end));
        path.remove_prefix(end);
    }
}

routed prepare(const route& r, std::size_t index) {
    FOYER_ASSERT(
        r.path.starts_with('/') && r.invoke != nullptr, "a route needs a path and a function"
    );
    routed made{r, index, {}, {}};
    each_part(r.path, [&](std::string_view part) {
        if (is_parameter(part))
            made.path_names.push_back(parameter_name(part));
        else
            FOYER_ASSERT(
                part.find_first_of("{}") == std::string_view::npos, "a parameter is a whole segment"
            );
    });
    if (r.method != method::get) return made;
    json::schemas unused;
    for (const auto& field : r.input_fields(unused))
        if (std::find(made.path_names.begin(), made.path_names.end(), field.name) ==
            made.path_names.end())
            made.query_names.push_back(field.name);
    std::sort(made.query_names.begin(), made.query_names.end());
    return made;
}

}

router::router(const std::vector<std::span<const route>>& tables)
    : root_(std::make_unique<segment>()) {
    for (const auto& table : tables)
        for (const auto& r : table) routes_.push_back(prepare(r, routes_.size()));
    for (const auto& r : routes_) add(r);
}

router::~router() = default;

void router::add(const routed& r) {
    segment* at = root_.get();
    each_part(r.route.path, [&](std::string_view part) {
        auto& next = is_rest(part)        ? at->rest
                     : is_parameter(part) ? at->parameter
                                          : at->children[std::string(part)];
        if (next == nullptr) next = std::make_unique<segment>();
        at = next.get();
    });
    FOYER_ASSERT(at->find_method(r.route.method) == nullptr, "two routes with one method and path");
    at->routes.push_back(&r);
}

const router::segment* router::find(
    const segment& at, std::string_view rest, std::vector<std::string_view>& values
) {
    if (rest.empty()) return at.routes.empty() ? nullptr : &at;
    const auto end = std::min(rest.find('/', 1), rest.size());
    const auto part = rest.substr(1, end - 1);
    if (const auto child = at.children.find(part); child != at.children.end())
        if (const auto* found = find(*child->second, rest.substr(end), values)) return found;
    if (at.parameter != nullptr && !part.empty()) {
        values.push_back(part);
        if (const auto* found = find(*at.parameter, rest.substr(end), values)) return found;
        values.pop_back();
    }
    if (at.rest == nullptr || rest.size() < 2) return nullptr;
    values.push_back(rest.substr(1));
    return at.rest.get();
}

route_match router::match(method m, std::string_view path) const {
    route_match out;
    if (!path.starts_with('/') || std::count(path.begin(), path.end(), '/') > 32) return out;
    const auto* at = find(*root_, path, out.values);
    if (at == nullptr) return out;
    out.found = at->find_method(m == method::head ? method::get : m);
    if (out.found == nullptr)
        for (const auto* r : at->routes) out.allowed.push_back(r->route.method);
    return out;
}

}
