#pragma once

#include "platform/db/database.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::http {
class router;
class metrics;
class rate_limiter;
}

namespace foyer::api {

// One question of /readyz ("database", "migrations", "disk"). `ask` gives what is wrong, or an
// empty text.
struct readiness_check {
    std::string name;
    std::function<std::string()> ask;
};

// Adds lines in Prometheus' text format to `out`.
using metrics_source = std::function<void(std::string& out)>;

// The parts of the running program that requests need; made once by the composition, before the
// first request.
struct services {
    db::database& db;
    const http::router& router;
    http::metrics& metrics;
    http::rate_limiter& limiter;
    std::vector<readiness_check> readiness{};
    std::vector<metrics_source> metrics_sources{};
    std::string version{}; // of the program, for the OpenAPI document
    // "https://shop.example.dz", for absolute addresses in pages; without a slash at the end.
    std::string public_url{};
    // Of this installation, not in the database: hashes of client addresses are made with it.
    std::string address_key{};
};

}
