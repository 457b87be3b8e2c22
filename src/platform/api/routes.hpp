#pragma once

#include "platform/http/route.hpp"

#include <span>

namespace foyer::api {

// What every such program answers: /api/v1/openapi.json, /healthz, /readyz, /metrics.
std::span<const http::route> routes();

}
