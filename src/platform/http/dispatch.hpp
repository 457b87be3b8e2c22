#pragma once

#include "platform/http/admission.hpp"
#include "platform/http/cache.hpp"
#include "platform/http/call.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/rate_limiter.hpp"
#include "platform/http/router.hpp"
#include "platform/http/wire.hpp"

#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>

namespace foyer::http {

// What an exception means for the client.
struct failure_answer {
    error what;
    int retry_after_s{}; // 0: no Retry-After
};

// Parts that only the composition knows. All are called on the core's thread.
struct dispatch_options {
    const http::router& router;
    http::metrics& metrics;
    http::rate_limiter& limiter;

    // Makes the context that all endpoint functions take (api::context or what derives from it).
    std::function<std::unique_ptr<call>(const call_start&)> make_context;

    // For exceptions that left an endpoint; without it, or when it gives nothing: 500 "internal".
    std::function<std::optional<failure_answer>(const std::exception&)> translate{};

    authoriser authorise{}; // without it nobody has access to what is not for anyone

    // The error page of a page route or an unknown address asked for by a browser. Without it a
    // plain one.
    std::function<response(call&, const error&, int status)> error_page{};

    // Does `work` on another thread, then calls `done` on this core's. False when there is too much
    // to do already. Without it kept answers have no brotli form.
    std::function<bool(std::function<void()> work, std::function<void()> done)> in_background{};

    std::size_t cache_bytes{std::size_t{32} << 20}; // of one core
};

// Turns requests into answers: the one place where routes are found, callers checked, exceptions
// caught, answers kept and requests counted and logged. One a core, used only by its thread.
class dispatcher {
public:
    // `core` counts from 0; the metrics must have been made for more cores than that.
    dispatcher(const dispatch_options& options, int core);

    // How many bytes of body the server may read for this head; 1 MB where no route says otherwise.
    std::size_t body_limit(method m, std::string_view path) const;

    // An answer that is ready (a kept page, a 304); needs no fiber and never waits. Nothing when
    // the request has to be worked on: then call answer() in a fiber.
    std::optional<response> answer_at_once(const request& r);

    // The answer, whatever happens. May wait.
    response answer(const request& r);

    const http::cache& kept() const { return cache_; }

private:
    std::optional<std::string> key_of(const request& r) const;
    response respond(const request& r, const route_match& m);
    response run(call& c, const routed& r);
    result<response> attempt(call& c, const routed& r);
    response without_route(const request& r, const route_match& m);
    void pack_later(const std::string& key, std::shared_ptr<const stored_answer> known);
    response failed(call& c, const error& e);
    response error_page(call& c, const error& e, int status);
    response finish(call& c, const routed& r, response out);
    void record(
        const request& r, const routed* found, const response& out,
        std::chrono::steady_clock::time_point started, bool stored
    );

    const dispatch_options options_;
    int core_;
    http::cache cache_;
    bool packing_{}; // one answer at a time: shoppers need the processor too
};

// The key of a kept answer: path, declared query parameters in a fixed order, language. Nothing
// when the answer to this request must not be kept or looked up (unknown or repeated parameters,
// long queries).
std::optional<std::string> cache_key(const request& r, const routed& found);

// The same for a request without a query, whatever its route.
std::string cache_key_without_query(const request& r);

}
