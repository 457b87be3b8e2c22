#include "platform/http/dispatch.hpp"

#include "platform/base/log.hpp"
#include "platform/base/text.hpp"
#include "platform/http/admission.hpp"
#include "platform/http/coding.hpp"
#include "platform/http/unkept.hpp"
#include "platform/runtime/loop_turn.hpp"

#include <algorithm>
#include <chrono>

namespace foyer::http {

namespace {

using clock = std::chrono::steady_clock;

// Stands for the missing route of an unknown address.
const route no_page = [] {
    route r;
    r.page = true;
    return r;
}();

std::string allow_list(const std::vector<method>& allowed) {
    std::string list = "OPTIONS";
    for (const auto m : allowed) {
        list.append(", ").append(name_of(m));
        if (m == method::get) list += ", HEAD";
    }
    return list;
}

// A page for when there is no better one.
response plain_error_page(int status, std::string_view request_id) {
    std::string body = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>";
    const auto title = std::to_string(status) + " " + std::string(reason_of(status));
    body.append(title).append("</title><h1>").append(title).append("</h1><p>");
    body.append(request_id).append("</p></html>");
    return html(std::move(body), status);
}

// A fault in the path means that there is no such thing.
bool is_unknown_address(const error& e, const call& c) {
    if (e.code != "input.invalid") return false;
    return std::any_of(e.fields.begin(), e.fields.end(), [&](const field_error& f) {
        const auto& names = c.path_parameters();
        return std::any_of(names.begin(), names.end(), [&](const auto& p) {
            return p.first == f.field;
        });
    });
}

}

dispatcher::dispatcher(const dispatch_options& options, int core)
    : options_(options), core_(core), cache_(options.cache_bytes) {}

std::size_t dispatcher::body_limit(method m, std::string_view path) const {
    const auto match = options_.router.match(m, path);
    return match.found == nullptr ? default_body_limit : match.found->route.body_limit;
}

std::optional<response> dispatcher::answer_at_once(const request& r) {
    if (r.method != method::get && r.method != method::head) return std::nullopt;
    const auto key = key_of(r);
    if (!key) return std::nullopt;
    auto stored = cache_.find(*key);
    if (stored == nullptr) return std::nullopt;
    if (auto packed = packed_for(*stored, r)) {
        cache_.improve(*key, stored.get(), packed);
        stored = std::move(packed);
    }
    if (stored->wants_brotli() && choose_coding(r, true) == coding::brotli)
        pack_later(*key, stored);
    auto out = answer_from(std::move(stored), r);
    // With the reading of the request, and of those that came with it.
    record(r, out.stored->from, out, runtime::turn_began(), true);
    return out;
}

// What a query means depends on the route; without one the path says it all, and no route has to be
// found.
std::optional<std::string> dispatcher::key_of(const request& r) const {
    if (r.query().empty()) return cache_key_without_query(r);
    const auto match = options_.router.match(r.method, r.path());
    if (match.found == nullptr) return std::nullopt;
    return cache_key(r, *match.found);
}

// Who asks now gets gzip; whoever comes after the work is done gets brotli.
void dispatcher::pack_later(const std::string& key, std::shared_ptr<const stored_answer> known) {
    if (packing_ || !options_.in_background) return;
    const auto better = std::make_shared<std::shared_ptr<const stored_answer>>();
    packing_ = true; // before: the work may be done before the call returns
    const bool taken = options_.in_background(
        [known, better] { *better = with_brotli(*known); },
        [this, key, known, better] {
            packing_ = false;
            if (*better != nullptr) cache_.improve(key, known.get(), std::move(*better));
        }
    );
    if (!taken) packing_ = false;
}

response dispatcher::answer(const request& r) {
    if (auto ready = answer_at_once(r)) return *std::move(ready);
    const auto started = clock::now();
    const auto match = options_.router.match(r.method, r.path());
    auto out = respond(r, match);
    record(r, match.found, out, started, false);
    return out;
}

response dispatcher::respond(const request& r, const route_match& m) {
    if (m.found == nullptr) return without_route(r, m);
    call_start start{r, m.found->route, {}};
    for (std::size_t i = 0; i < m.values.size(); ++i) {
        auto decoded = decode_segment(m.values[i]);
        // No database looks for a text that is none.
        if (!decoded || !is_clean_text(*decoded)) return without_route(r, {});
        start.path_parameters.emplace_back(m.found->path_names[i], *std::move(decoded));
    }
    runtime::name_turn(m.found->route.path, r.id);
    const auto context = options_.make_context(start);
    return run(*context, *m.found);
}

response dispatcher::run(call& c, const routed& r) {
    auto out = attempt(c, r);
    if (out.has_value()) return finish(c, r, *std::move(out));
    auto e = std::move(out).error();
    if (is_unknown_address(e, c))
        e = {errc::not_found, "not_found", "there is nothing at this address"};
    return finish(c, r, failed(c, e));
}

// The only catch: what it makes is a plain error, so that nothing waits while an exception is being
// handled.
result<response> dispatcher::attempt(call& c, const routed& r) {
    try {
        FOYER_CHECK(admit(c, r, options_.limiter, options_.authorise));
        return r.route.invoke(c);
    } catch (const std::exception& e) {
        std::optional<failure_answer> known;
        if (options_.translate) known = options_.translate(e);
        spdlog::error(
            "request {} {}: {}", c.request_id(), known ? known->what.code : "internal", e.what()
        );
        if (!known)
            return error{
                errc::unavailable, "internal", "something broke on our side; the log says what"
            };
        if (known->retry_after_s > 0)
            c.add_header("Retry-After", std::to_string(known->retry_after_s));
        return std::move(known->what);
    }
}

response dispatcher::without_route(const request& r, const route_match& m) {
    if (!m.allowed.empty() && r.method == method::options)
        return std::move(no_content().with("Allow", allow_list(m.allowed)));
    if (!m.allowed.empty()) {
        const error e{
            errc::invalid, "request.method_not_allowed", "the address does not know this method"
        };
        return std::move(problem(e, r.id).with("Allow", allow_list(m.allowed)));
    }
    const auto path = r.path();
    // Two slashes at the beginning would name another host; browsers read backslashes as slashes.
    const bool names_host = path.starts_with("//") || path.find('\\') != std::string_view::npos;
    if (is_safe(r.method) && path.size() > 1 && path.ends_with('/') && !names_host) {
        const auto shorter = path.substr(0, path.size() - 1);
        if (options_.router.match(r.method, shorter).found != nullptr)
            return redirect(
                std::string(shorter) + (r.query().empty() ? "" : "?" + std::string(r.query())), 301
            );
    }
    const error e{errc::not_found, "not_found", "there is nothing at this address"};
    const bool wants_page = r.prefers_html() && !path.starts_with("/api/");
    if (!wants_page) return std::move(problem(e, r.id).with("Cache-Control", "no-store"));
    const auto context = options_.make_context({r, no_page, {}});
    return finish(*context, {}, error_page(*context, e, 404));
}

response dispatcher::failed(call& c, const error& e) {
    const int status = status_of(e);
    const auto is_retry = [](const auto& h) { return h.first == "Retry-After"; };
    const bool says_when = std::any_of(c.headers().begin(), c.headers().end(), is_retry);
    if (status == 503 && !says_when) c.add_header("Retry-After", "5");
    // Not the route's limit but one of the trade, which counts by the hour or the day.
    if (status == 429 && !says_when) c.add_header("Retry-After", "600");
    return c.route.page ? error_page(c, e, status) : problem(e, c.request_id());
}

response dispatcher::error_page(call& c, const error& e, int status) {
    try {
        auto out = options_.error_page ? options_.error_page(c, e, status)
                                       : plain_error_page(status, c.request_id());
        out.error_code = e.code;
        return out;
    } catch (const std::exception& failure) {
        spdlog::error("request {}: the error page failed too: {}", c.request_id(), failure.what());
    }
    return plain_error_page(status, c.request_id());
}

response dispatcher::finish(call& c, const routed& r, response out) {
    for (auto& [name, value] : c.headers())
        out.headers.emplace_back(std::move(name), std::move(value));
    const auto& policy = c.caching();
    if (policy.wanted && out.status == 200 && c.cookies().empty()) {
        auto stored = store_form(out, policy, !language_in_address(c.request), &r);
        if (auto packed = packed_for(*stored, c.request)) stored = std::move(packed);
        if (auto key = cache_key(c.request, r)) cache_.store(*std::move(key), stored, policy);
        return answer_from(std::move(stored), c.request);
    }
    complete_unkept(out, c);
    return out;
}

void dispatcher::record(
    const request& r, const routed* found, const response& out, clock::time_point started,
    bool stored
) {
    const auto took_us =
        std::chrono::duration_cast<std::chrono::microseconds>(clock::now() - started).count();
    options_.metrics.count(core_, found, out.status, took_us, stored, r.id);
    // The pattern, not the address: addresses hold tokens and search words.
    const auto level = stored ? spdlog::level::debug : spdlog::level::info;
    spdlog::log(
        level, "{} {} {} {} us{}{} request={}", name_of(r.method),
        found == nullptr ? "-" : found->route.path, out.status, took_us,
        out.error_code.empty() ? "" : " ", out.error_code, r.id
    );
}

}
