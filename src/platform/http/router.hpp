#pragma once

#include "platform/http/route.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::http {

// A route in the router, with what is worked out of it once.
struct routed {
    http::route route;
    std::size_t index{};                      // its place in router::routes, for metrics
    std::vector<std::string_view> path_names; // parameters of the pattern, in order
    std::vector<std::string>
        query_names; // declared query parameters, sorted: what a cached answer depends on
};

// What a path means. Without `found`: 404 when no method is allowed, else 405 with `allowed`.
struct route_match {
    const routed* found{};
    std::vector<std::string_view> values; // of the parameters, still encoded
    std::vector<method> allowed;          // methods of the path, when `found` is empty
};

// All routes of the program. Built once, then only read, by all threads. A segment that is written
// out in a pattern goes before a parameter: "/products/new" before "/products/{slug}".
class router {
public:
    // Asserts that no method and path stand twice and that parameters are whole segments.
    explicit router(const std::vector<std::span<const route>>& tables);
    ~router();

    // HEAD finds the GET route.
    route_match match(method m, std::string_view path) const;

    std::span<const routed> routes() const { return routes_; }

private:
    struct segment;

    void add(const routed& r);
    static const segment* find(
        const segment& at, std::string_view rest, std::vector<std::string_view>& values
    );

    std::vector<routed> routes_;
    std::unique_ptr<segment> root_;
};

}
