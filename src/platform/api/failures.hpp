#pragma once

#include "platform/http/dispatch.hpp"

namespace foyer::api {

// What the failures of the database and the runtime mean for clients: unreachable, too busy or on a
// disk that is read-only 503 with Retry-After, disk full 507. Nothing for exceptions that nobody
// expects; they are our bugs, 500. For http::dispatch_options::translate.
std::optional<http::failure_answer> failure_of(const std::exception& e);

}
