#pragma once

#include "platform/base/generations.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/i18n/language.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foyer::http {

struct route;

// What is known of a request when its route has been found; the composition makes a context from
// it.
struct call_start {
    const http::request& request;
    const http::route& route;
    std::vector<std::pair<std::string_view, std::string>> path_parameters{
    }; // decoded, in order of the pattern
};

// The query parameter that chooses the language of any answer; no input struct has a member of this
// name.
inline constexpr std::string_view language_parameter = "lang";

// The language that the path (/fr/...) or else the query (lang=fr) names.
std::optional<i18n::language> language_in_address(const request& r);

// The same, else what Accept-Language prefers.
i18n::language language_of(const request& r);

// What a cached answer depends on; see call::cache_for.
struct cache_policy {
    struct tag {
        generations::slot slot;
        std::uint64_t generation;
    };
    bool wanted{};
    bool immutable{}; // never changes under this address
    bool typed{};     // see call::cache_as_typed
    int max_age_s{};  // 0: the browser asks each time (and mostly gets 304)
    std::vector<tag> tags{};
};

// One request being answered: the base of every context that endpoint functions take.
class call {
public:
    explicit call(const call_start& start);
    virtual ~call() = default;
    call(const call&) = delete;
    call& operator=(const call&) = delete;

    const http::request& request;
    const http::route& route;
    const i18n::language language; // language_of(request)

    const std::string& request_id() const { return request.id; }
    const std::string& client_address() const { return request.client_address; }

    // A parameter of the path pattern, decoded; empty when the pattern has none of this name.
    std::string_view path_parameter(std::string_view name) const;
    const std::vector<std::pair<std::string_view, std::string>>& path_parameters() const {
        return path_parameters_;
    }

    std::optional<std::string_view> cookie(std::string_view name) const {
        return cookie_value(request, name);
    }

    // The Idempotency-Key header, or the form field idempotencyKey on pages. Nothing when absent.
    // Checked by admit: 8 to 128 printable characters.
    std::optional<std::string_view> idempotency_key() const;

    // Sent with the answer, whatever it is. Setting a cookie makes the answer personal: it is not
    // cached.
    void set_cookie(http::cookie c);
    void add_header(std::string name, std::string value);

    // Says that the answer is the same for everybody and good until one of the tags is raised
    // (generations.hpp). Call it before the first query whose result is shown: the generations are
    // read here. May be called again to add tags. Only GET answers with status 200 are kept; the
    // key is the path, the query parameters that the route declares, and the language.
    void cache_for(std::initializer_list<std::string_view> tags, int max_age_s = 0);
    void cache_for(const std::vector<std::string>& tags, int max_age_s = 0);

    // Says that the address holds something that visitors make up (search words, prices): there is
    // no end of such addresses, so their answers share a small part of the cache.
    void cache_as_typed() { cache_.typed = true; }

    // Says that the answer never changes under this address (static files with a hash in their
    // address).
    void cache_for_ever();

    // For dispatch.
    const cache_policy& caching() const { return cache_; }
    const std::vector<http::cookie>& cookies() const { return cookies_; }
    std::vector<std::pair<std::string, std::string>>& headers() { return headers_; }

private:
    void add_tag(std::string_view tag);

    std::vector<std::pair<std::string_view, std::string>> path_parameters_;
    std::vector<http::cookie> cookies_;
    std::vector<std::pair<std::string, std::string>> headers_;
    cache_policy cache_;
    mutable std::optional<std::string> form_key_;
};

}
