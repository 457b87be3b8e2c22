#pragma once

#include "platform/http/call.hpp"
#include "platform/http/rate_limiter.hpp"
#include "platform/http/router.hpp"

#include <functional>

namespace foyer::http {

// Whether the caller has this access; never asked for access::anyone.
using authoriser = std::function<result<>(call&, access)>;

// Whether the request may reach the endpoint of its route: where it comes from, how often it comes,
// its size, who sends it, and its Idempotency-Key. Says in the call when to try again. With an
// empty `authorise` nobody has access to what is not for anyone.
result<> admit(call& c, const routed& r, rate_limiter& limiter, const authoriser& authorise);

}
