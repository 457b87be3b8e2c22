#include "care/adopt/adopt.hpp"

#include <algorithm>
#include <array>

namespace foyer::adopt {

namespace {

// Prisma's own, which libpq would refuse.
constexpr std::array<std::string_view, 6> prisma_parameters{"connection_limit",     "pool_timeout",
                                                            "socket_timeout",       "pgbouncer",
                                                            "statement_cache_size", "sslaccept"};

std::string without_prisma_parameters(std::string_view query) {
    std::string out;
    while (!query.empty()) {
        const auto one = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), one.size() + 1));
        const auto name = one.substr(0, one.find('='));
        std::string kept(one);
        if (name == "schema")
            kept = "options=-c%20search_path%3D" +
                   std::string(one.substr(std::min(one.size(), name.size() + 1)));
        else if (std::ranges::find(prisma_parameters, name) != prisma_parameters.end())
            continue;
        out += (out.empty() ? "?" : "&") + kept;
    }
    return out;
}

}

std::string shop_url(std::string_view from) {
    if (from.starts_with("file:")) {
        from.remove_prefix(5);
        return "sqlite:" + std::string(from.substr(0, from.find('?')));
    }
    const auto question = from.find('?');
    if (!from.starts_with("postgres") || question == std::string_view::npos)
        return std::string(from);
    return std::string(from.substr(0, question)) +
           without_prisma_parameters(from.substr(question + 1));
}

}
