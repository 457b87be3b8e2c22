#include "platform/api/routes.hpp"

#include "platform/api/context.hpp"
#include "platform/api/openapi.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/http/metrics.hpp"

#include <boost/describe.hpp>

namespace foyer::api {

struct readiness_answer {
    std::string name;
    bool ready{};
};
BOOST_DESCRIBE_STRUCT(readiness_answer, (), (name, ready))

struct readiness {
    bool ready{};
    std::vector<readiness_answer> checks;
};
BOOST_DESCRIBE_STRUCT(readiness, (), (ready, checks))

namespace {

// Loopback and private networks: where monitoring runs. What a trusted proxy passes on from outside
// is not among them.
bool is_near(std::string_view address) {
    if (address.starts_with("::ffff:")) address.remove_prefix(7);
    if (address == "::1" || address.starts_with("127.") || address.starts_with("10.")) return true;
    if (address.starts_with("192.168.") || address.starts_with("fd")) return true;
    if (!address.starts_with("172.") || address.size() < 7 || address[6] != '.') return false;
    const auto second = address.substr(4, 2);
    return second >= "16" && second <= "31";
}

result<http::response> get_openapi(context& c) {
    c.cache_for({});
    return http::json(openapi_document(c.services.router, c.services.version));
}

// The program runs and its loop turns; asks nobody else.
result<http::response> get_health(http::call&) { return http::plain_text("ok\n"); }

// Whether to send visitors here; what is wrong is told only to neighbours.
result<readiness> get_readiness(context& c) {
    readiness out{true, {}};
    error unready{errc::unavailable, "server.not_ready", "this is not ready:"};
    for (const auto& check : c.services.readiness) {
        auto problem = check.ask();
        out.checks.push_back({check.name, problem.empty()});
        if (problem.empty()) continue;
        out.ready = false;
        unready.message += " " + check.name;
        unready.fields.push_back({check.name, "not_ready", {}});
        if (is_near(c.client_address())) unready.fields.back().detail = std::move(problem);
    }
    if (out.ready) return out;
    return unready;
}

result<http::response> get_metrics(context& c) {
    if (!is_near(c.client_address()))
        return error{errc::not_found, "not_found", "there is nothing at this address"};
    const auto accepted = c.request.header_value("Accept").value_or("");
    const bool open = accepted.find("application/openmetrics-text") != std::string_view::npos;
    std::string text;
    c.services.metrics.write(
        text, open ? http::metrics_format::openmetrics : http::metrics_format::prometheus
    );
    for (const auto& source : c.services.metrics_sources) source(text);
    auto out = http::plain_text(open ? http::to_openmetrics(text) : std::move(text));
    out.content_type = open ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
                            : "text/plain; version=0.0.4; charset=utf-8";
    return out;
}

using http::access;
using http::endpoint;
using http::method;

constexpr http::route table[] = {
    endpoint<&get_openapi>(
        method::get, "/api/v1/openapi.json", access::anyone, "Describes this API"
    ),
    endpoint<&get_health>(method::get, "/healthz", access::anyone, "Says that the program runs"),
    endpoint<&get_readiness>(
        method::get, "/readyz", access::anyone, "Says whether to send visitors here"
    )
        .fails(503, "server.not_ready"),
    endpoint<&get_metrics>(
        method::get, "/metrics", access::anyone, "Shows figures for Prometheus, to neighbours only"
    ),
};

}

std::span<const http::route> routes() { return table; }

}
