#pragma once

#include "platform/http/router.hpp"

#include <string>
#include <string_view>

namespace foyer::api {

// The OpenAPI 3.1 document of all routes of the API (not of pages), as JSON: paths, parameters,
// bodies, answers, declared error codes, who may call. Made from the route tables and the described
// types alone.
std::string openapi_document(const http::router& all, std::string_view version);

}
