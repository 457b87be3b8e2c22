#include "platform/http/admission.hpp"

#include "platform/http/origin.hpp"

#include <algorithm>
#include <chrono>

namespace foyer::http {

namespace {

std::int64_t steady_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

bool is_good_key(std::string_view key) {
    return key.size() >= 8 && key.size() <= 128 &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 127; });
}

result<> keep_rate(call& c, const routed& r, rate_limiter& limiter) {
    if (r.route.rate.burst == 0) return {};
    const auto key = std::to_string(r.index) + " " + address_group(c.request.client_address);
    const int wait_s = limiter.take(key, r.route.rate, steady_ms());
    if (wait_s == 0) return {};
    c.add_header("Retry-After", std::to_string(wait_s));
    return error{errc::rate_limited, "request.rate_limited", "too many requests; try again later"};
}

}

result<> admit(call& c, const routed& r, rate_limiter& limiter, const authoriser& authorise) {
    const auto& request = c.request;
    const bool changes = !is_safe(request.method);
    if (changes && !comes_from_us(request))
        return error{
            errc::forbidden, "request.foreign_origin", "this may only be sent from our own pages"
        };
    FOYER_CHECK(keep_rate(c, r, limiter));
    if (request.body.size() > r.route.body_limit)
        return error{
            errc::too_large, "body.too_large",
            "at most " + std::to_string(r.route.body_limit) + " bytes"
        };
    if (r.route.access != access::anyone) {
        if (!authorise)
            return error{errc::unauthenticated, "access.unauthenticated", "sign in first"};
        FOYER_CHECK(authorise(c, r.route.access));
    }
    if (!changes) return {};
    if (const auto key = c.idempotency_key(); key && !is_good_key(*key))
        return error{
            errc::invalid, "idempotency.bad_key", "8 to 128 printable characters without spaces"
        };
    return {};
}

}
