#include "platform/http/call.hpp"

#include "platform/http/route.hpp"

#include <algorithm>

namespace foyer::http {

namespace {

// The code in "/fr" or "/fr/...", else nothing.
std::optional<i18n::language> language_of_path(std::string_view path) {
    if (path.size() < 3 || (path.size() > 3 && path[3] != '/')) return std::nullopt;
    return i18n::parse_language(path.substr(1, 2));
}

}

std::optional<i18n::language> language_in_address(const request& r) {
    if (const auto found = language_of_path(r.path())) return found;
    if (r.query().find(language_parameter) != std::string_view::npos)
        for (const auto& [name, value] : parse_pairs(r.query()))
            if (name == language_parameter)
                if (const auto found = i18n::parse_language(value)) return found;
    return std::nullopt;
}

i18n::language language_of(const request& r) {
    if (const auto found = language_in_address(r)) return *found;
    return i18n::negotiate(r.header_value("Accept-Language").value_or(""));
}

call::call(const call_start& start)
    : request(start.request),
      route(start.route),
      language(language_of(start.request)),
      path_parameters_(start.path_parameters) {}

std::string_view call::path_parameter(std::string_view name) const {
    for (const auto& [known, value] : path_parameters_)
        if (known == name) return value;
    return {};
}

std::optional<std::string_view> call::idempotency_key() const {
    if (const auto key = request.header_value("Idempotency-Key")) return key;
    if (!route.page || is_safe(request.method)) return std::nullopt;
    if (!form_key_)
        for (auto& [name, value] : parse_pairs(request.body))
            if (name == "idempotencyKey") form_key_ = std::move(value);
    if (!form_key_) return std::nullopt;
    return *form_key_;
}

void call::set_cookie(http::cookie c) { cookies_.push_back(std::move(c)); }

void call::add_header(std::string name, std::string value) {
    headers_.emplace_back(std::move(name), std::move(value));
}

void call::cache_for(std::initializer_list<std::string_view> tags, int max_age_s) {
    cache_.wanted = true;
    cache_.max_age_s = max_age_s;
    for (const auto tag : tags) add_tag(tag);
}

void call::cache_for(const std::vector<std::string>& tags, int max_age_s) {
    cache_.wanted = true;
    cache_.max_age_s = max_age_s;
    for (const auto& tag : tags) add_tag(tag);
}

void call::cache_for_ever() { cache_.wanted = cache_.immutable = true; }

void call::add_tag(std::string_view tag) {
    const auto slot = generations::slot_of(tag);
    cache_.tags.push_back({slot, generations::current(slot)});
}

}
