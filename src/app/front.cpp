#include "app/front.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace foyer::app {

namespace {

constexpr std::string_view challenge_path = "/.well-known/acme-challenge/";
constexpr std::size_t max_challenge_bytes = 4096;

// Asked by machines of the neighbourhood, which know our address but not our name.
constexpr std::string_view plain_paths[] = {"/healthz", "/readyz", "/metrics"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_token(std::string_view name) {
    return !name.empty() && name.size() <= 128 &&
           std::ranges::all_of(name, [](char c) { return is_letter(c) || c == '-' || c == '_'; });
}

// The name of a host without its port; empty when it is none.
std::string_view host_name(std::string_view host) {
    if (const auto colon = host.rfind(':'); colon != std::string_view::npos) {
        const auto port = host.substr(colon + 1);
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        if (std::ranges::all_of(port, is_digit)) host = host.substr(0, colon);
    }
    const auto is_known = [](char c) {
        return is_letter(c) || c == '-' || c == '.' || c == '[' || c == ']' || c == ':';
    };
    return host.size() <= 253 && std::ranges::all_of(host, is_known) ? host : std::string_view();
}

std::string port_of(const std::string& address) {
    const auto port = address.substr(std::min(address.rfind(':'), address.size()));
    return port == ":443" ? "" : port;
}

}

front::front(const configuration& c)
    : acme_folder_(c.acme_folder),
      redirects_(speaks_tls(c) && c.redirect_to_https),
      public_url_(c.public_url.starts_with("https://") ? c.public_url : ""),
      tls_port_(port_of(c.tls_listen)) {}

std::optional<http::response> front::answer(const http::request& r) const {
    if (auto found = challenge(r)) return found;
    return lead_to_https(r);
}

std::optional<http::response> front::challenge(const http::request& r) const {
    if (acme_folder_.empty() || !http::is_safe(r.method)) return std::nullopt;
    const auto path = r.path();
    if (!path.starts_with(challenge_path)) return std::nullopt;
    const auto name = path.substr(challenge_path.size());
    if (!is_token(name)) return std::nullopt;
    std::ifstream file(acme_folder_ / name, std::ios::binary);
    if (!file) return std::nullopt;
    std::string text(max_challenge_bytes, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
    return std::move(http::plain_text(std::move(text)).with("Cache-Control", "no-store"));
}

// To the public address where it is known; else to the name that the client has used, which leads
// nobody but itself astray.
std::optional<http::response> front::lead_to_https(const http::request& r) const {
    if (!redirects_ || r.secure ||
        std::ranges::find(plain_paths, r.path()) != std::end(plain_paths))
        return std::nullopt;
    auto to = public_url_;
    if (to.empty()) {
        const auto name = host_name(r.header_value("Host").value_or(""));
        if (name.empty()) return std::nullopt;
        to = "https://" + std::string(name) + tls_port_;
    }
    const auto path = r.path();
    to += path.starts_with('/') ? path : "/";
    if (!r.query().empty()) to.append("?").append(r.query());
    return std::move(http::redirect(std::move(to), 308).with("Cache-Control", "no-store"));
}

}
