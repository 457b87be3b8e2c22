#pragma once

#include "platform/http/call.hpp"
#include "platform/json/schema.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

// Routes are data. A module has one table of them, made by endpoint<> (endpoint.hpp) and page<>
// (page.hpp):
//
//     constexpr http::route table[] = {
//         http::endpoint<&list_products>(http::method::get, "/api/v1/products",
//         http::access::anyone, "Lists products"), http::endpoint<&place_order>(http::method::post,
//         "/api/v1/orders", http::access::anyone, "Places an order")
//             .creates().limited({.burst = 5, .per_minute = 2})
//             .fails(409, "order.total_changed").fails(409, "order.stock_short"),
//     };
//     std::span<const http::route> routes() { return table; }
namespace foyer::http {

// Who may call. The composition decides what a caller is (dispatch.hpp, options::authorise).
enum class access : std::uint8_t { anyone, customer, technician, admin };

// How often one client address may call a route: a bucket of `burst` calls that fills at
// `per_minute`. 0 = no limit.
struct rate {
    std::uint16_t burst{};
    std::uint16_t per_minute{};
};

// An expected failure of a route that clients should know: its status and stable code.
struct declared_error {
    int status{};
    std::string_view code{};
};

// The largest body in bytes where a route says nothing else: enough for every form.
inline constexpr std::size_t default_body_limit = std::size_t{64} << 10;

// How an endpoint's input is read.
enum class input_form : std::uint8_t {
    none,    // the function takes no input
    strict,  // API: JSON body, or path and query; unknown fields are faults
    lenient, // pages: form body or path and query; unknown fields are ignored
    raw,     // pages: the pairs as they came
};

struct route {
    http::method method{};
    std::string_view path{
    }; // "/api/v1/products/{slug}"; a last segment "{rest...}" takes all that follows
    http::access access{};
    std::string_view description{}; // one line, for the OpenAPI document
    std::string_view operation{};   // the function's name, unique among API routes: operationId
    int success{200};
    bool page{}; // answers failures with HTML, not with a problem document
    input_form form{};
    http::rate rate{};
    std::size_t body_limit{default_body_limit}; // bytes
    std::array<declared_error, 8> errors{};
    std::size_t error_count{};

    result<response> (*invoke)(call&){};
    // Fields of the input (path, query and body together) and the schema of the output; empty when
    // there is none.
    std::vector<json::field_schema> (*input_fields)(json::schemas&){};
    std::string (*output_schema)(json::schemas&){};

    // Answers 201 on success.
    constexpr route creates() const {
        route r = *this;
        r.success = 201;
        return r;
    }
    constexpr route limited(http::rate limit) const {
        route r = *this;
        r.rate = limit;
        return r;
    }
    constexpr route takes_up_to(std::size_t bytes) const {
        route r = *this;
        r.body_limit = bytes;
        return r;
    }
    // At most 8 a route; one more does not compile in a constexpr table.
    constexpr route fails(int status, std::string_view code) const {
        route r = *this;
        r.errors[r.error_count++] = {status, code};
        return r;
    }
};

}
