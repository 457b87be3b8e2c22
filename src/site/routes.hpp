#pragma once

#include "platform/http/call.hpp"
#include "platform/http/route.hpp"

#include <span>
#include <vector>

namespace foyer::site {

// Every page of the shop and its static files, for the composition's router.
std::vector<std::span<const http::route>> routes();

// The page that says what went wrong and what to do, for dispatch_options::error_page. Without the
// database it has no departments but still the phone. The call must be an api::context.
http::response error_page(http::call& c, const error& e, int status);

}
