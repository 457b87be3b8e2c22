#include "platform/http/wire.hpp"

#include "platform/base/timestamp.hpp"
#include "platform/http/cache.hpp"

#include <algorithm>
#include <array>
#include <ctime>

namespace foyer::http {

namespace {

constexpr std::string_view strict_transport = "Strict-Transport-Security: max-age=31536000\r\n";

// The only one of these lines that an answer may say otherwise: of two, browsers follow the last.
#define FOYER_REFERRER_LINE "Referrer-Policy: strict-origin-when-cross-origin\r\n"

constexpr std::string_view security = FOYER_REFERRER_LINE
    "Content-Security-Policy: default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "X-Frame-Options: DENY\r\n";

constexpr auto security_but_referrer = security.substr(sizeof FOYER_REFERRER_LINE - 1);

#undef FOYER_REFERRER_LINE

const std::string& stored_head(const stored_answer& s, stored_form form) {
    switch (form) {
        case stored_form::gzip: return s.gzip_head;
        case stored_form::brotli: return s.brotli_head;
        case stored_form::not_modified: return s.not_modified_head;
        case stored_form::plain: break;
    }
    return s.plain_head;
}

void end_head(
    std::string& head, std::string_view request_id, bool secure, bool keep_alive, int version
) {
    head.append("Date: ").append(http_date());
    head.append("\r\nX-Request-Id: ").append(request_id).append("\r\n");
    if (secure) head += strict_transport;
    if (!keep_alive)
        head += "Connection: close\r\n";
    else if (version == 10)
        head += "Connection: keep-alive\r\n";
    head += "\r\n";
}

}

std::string_view wire_answer::body() const {
    if (without_body) return {};
    if (stored == nullptr) return own_body;
    if (form == stored_form::brotli) return stored->brotli;
    return form == stored_form::gzip ? stored->gzip : stored->plain;
}

wire_answer to_wire(response&& answer, const request& r, bool keep_alive) {
    wire_answer out;
    if (answer.stored != nullptr) {
        const auto& head = stored_head(*answer.stored, answer.form);
        out.head.reserve(head.size() + 200);
        out.head = head;
        out.without_body = r.method == method::head || answer.form == stored_form::not_modified;
        out.stored = std::move(answer.stored);
        out.form = answer.form;
    } else {
        const bool bodiless = answer.status == 204 || answer.status == 304;
        out.head.reserve(1200);
        out.head = status_line(answer.status);
        if (!answer.content_type.empty() && !bodiless)
            add_line(out.head, "Content-Type", answer.content_type);
        if (!bodiless) add_line(out.head, "Content-Length", std::to_string(answer.body.size()));
        bool has_referrer_policy = false;
        for (const auto& [name, value] : answer.headers) {
            add_line(out.head, name, value);
            has_referrer_policy = has_referrer_policy || name == "Referrer-Policy";
        }
        out.head += has_referrer_policy ? security_but_referrer : security;
        out.without_body = bodiless || r.method == method::head;
        out.own_body = std::move(answer.body);
    }
    end_head(out.head, r.id, r.secure, keep_alive, r.version);
    return out;
}

wire_answer refusal_to_wire(const error& e, std::string_view request_id) {
    request unread;
    unread.id = request_id;
    return to_wire(
        std::move(problem(e, request_id).with("Cache-Control", "no-store")), unread, false
    );
}

std::string status_line(int status) {
    std::string line = "HTTP/1.1 " + std::to_string(status) + " ";
    line += reason_of(status);
    return line += "\r\n";
}

void add_line(std::string& head, std::string_view name, std::string_view value) {
    if (std::ranges::any_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; }))
        return;
    head.append(name).append(": ").append(value).append("\r\n");
}

std::string_view security_lines() { return security; }

std::string_view http_date() {
    thread_local std::int64_t second = -1;
    thread_local std::array<char, 40> text{};
    thread_local std::size_t size = 0;
    if (const auto current = now_s(); current != second) {
        second = current;
        const auto moment = static_cast<std::time_t>(current);
        std::tm parts{};
        gmtime_r(&moment, &parts);
        size = std::strftime(
            text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts
        ); // the C locale is never changed
    }
    return {text.data(), size};
}

}
