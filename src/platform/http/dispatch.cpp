#include "platform/http/dispatch.hpp"

#include "platform/base/log.hpp"
#include "platform/base/text.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/http/coding.hpp"
#include "platform/http/compression.hpp"
#include "platform/http/origin.hpp"
#include "platform/runtime/loop_turn.hpp"

#include <algorithm>
#include <chrono>

namespace foyer::http {

namespace {

constexpr std::size_t default_body_limit = std::size_t{1} << 20;
constexpr int quick_gzip_level = 1;
constexpr int quick_brotli_level = 2;

std::int64_t steady_us() {
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

// Stands for the missing route of an unknown address.
const route no_route{};
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

bool is_good_key(std::string_view key) {
    return key.size() >= 8 && key.size() <= 128 &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 127; });
}

std::string cookie_line(const cookie& c, bool secure) {
    std::string line =
        c.name + "=" + encode_component(c.value) + "; Path=/; HttpOnly; SameSite=Lax";
    if (c.max_age_s != 0) line += "; Max-Age=" + std::to_string(std::max(0, c.max_age_s));
    if (secure) line += "; Secure";
    return line;
}

bool has_header(const response& r, std::string_view name) {
    return std::any_of(r.headers.begin(), r.headers.end(), [&](const auto& h) {
        return h.first == name;
    });
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
    const auto started = steady_us();
    const auto match = options_.router.match(r.method, r.path());
    if (match.found == nullptr) return std::nullopt;
    const auto key = cache_key(r, *match.found);
    if (!key) return std::nullopt;
    auto stored = cache_.find(*key);
    if (stored == nullptr) return std::nullopt;
    if (stored->wants_brotli() && choose_coding(r, true) == coding::brotli)
        pack_later(*key, stored);
    auto out = answer_from(std::move(stored), r);
    record(r, match.found, out, started, true);
    return out;
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
    const auto started = steady_us();
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
        return admit_and_invoke(c, r);
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

result<response> dispatcher::admit_and_invoke(call& c, const routed& r) {
    const auto& request = c.request;
    if (!is_safe(request.method) && !comes_from_us(request))
        return error{
            errc::forbidden, "request.foreign_origin", "this may only be sent from our own pages"
        };
    if (r.route.rate.burst > 0) {
        const auto key = std::to_string(r.index) + " " + address_group(request.client_address);
        if (const int wait_s = options_.limiter.take(key, r.route.rate, steady_us() / 1000);
            wait_s > 0) {
            c.add_header("Retry-After", std::to_string(wait_s));
            return error{
                errc::rate_limited, "request.rate_limited", "too many requests; try again later"
            };
        }
    }
    if (request.body.size() > r.route.body_limit)
        return error{
            errc::too_large, "body.too_large",
            "at most " + std::to_string(r.route.body_limit) + " bytes"
        };
    if (r.route.access != access::anyone) {
        if (!options_.authorise)
            return error{errc::unauthenticated, "access.unauthenticated", "sign in first"};
        FOYER_CHECK(options_.authorise(c, r.route.access));
    }
    if (!is_safe(request.method))
        if (const auto key = c.idempotency_key(); key && !is_good_key(*key))
            return error{
                errc::invalid, "idempotency.bad_key", "8 to 128 printable characters without spaces"
            };
    return r.route.invoke(c);
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
    const bool page = r.prefers_html() && !path.starts_with("/api/");
    if (!page) return std::move(problem(e, r.id).with("Cache-Control", "no-store"));
    const auto context = options_.make_context({r, page ? no_page : no_route, {}});
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
        auto stored = store_form(out, policy, !language_in_address(c.request));
        if (auto key = cache_key(c.request, r)) cache_.store(*std::move(key), stored, policy);
        return answer_from(std::move(stored), c.request);
    }
    for (const auto& one : c.cookies()) out.with("Set-Cookie", cookie_line(one, c.request.secure));
    if (!has_header(out, "Cache-Control"))
        out.with("Cache-Control", c.route.page ? "private, no-cache" : "no-store");
    if (!has_header(out, "Content-Encoding") && is_compressible(out.content_type, out.body.size()))
        pack(out, c.request);
    return out;
}

void dispatcher::pack(response& out, const request& r) {
    out.with("Vary", "Accept-Encoding");
    switch (choose_coding(r, true)) {
        case coding::identity: return;
        case coding::gzip:
            out.body = gzip(out.body, quick_gzip_level);
            out.with("Content-Encoding", "gzip");
            return;
        case coding::brotli:
            out.body = brotli(out.body, quick_brotli_level);
            out.with("Content-Encoding", "br");
            return;
    }
}

void dispatcher::record(
    const request& r, const routed* found, const response& out, std::int64_t started_us, bool stored
) {
    const auto took_us = steady_us() - started_us;
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
