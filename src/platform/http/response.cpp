#include "platform/http/response.hpp"

#include "platform/json/writer.hpp"

namespace foyer::http {

namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";
constexpr std::string_view json_type = "application/json";
constexpr std::string_view problem_type = "application/problem+json";

response with_body(std::string_view type, std::string body, int status) {
    response r;
    r.status = status;
    r.content_type = type;
    r.body = std::move(body);
    return r;
}

}

response html(std::string body, int status) {
    return with_body(html_type, std::move(body), status);
}

response json(std::string body, int status) {
    return with_body(json_type, std::move(body), status);
}

response plain_text(std::string body, int status) {
    return with_body("text/plain; charset=utf-8", std::move(body), status);
}

response redirect(std::string location, int status) {
    response r;
    r.status = status;
    return std::move(r.with("Location", std::move(location)));
}

response no_content() {
    response r;
    r.status = 204;
    return r;
}

int status_of(errc kind) {
    switch (kind) {
        case errc::invalid: return 400;
        case errc::unauthenticated: return 401;
        case errc::forbidden: return 403;
        case errc::not_found: return 404;
        case errc::conflict: return 409;
        case errc::unprocessable: return 422;
        case errc::rate_limited: return 429;
        case errc::too_large: return 413;
        case errc::unavailable: return 503;
    }
    return 500;
}

int status_of(const error& e) {
    if (e.code == "request.method_not_allowed") return 405;
    if (e.code == "request.timeout") return 408;
    if (e.code == "request.target_too_long") return 414;
    if (e.code == "body.unsupported_type") return 415;
    if (e.code == "request.expectation") return 417;
    if (e.code == "request.header_too_large") return 431;
    if (e.code == "request.transfer_coding") return 501;
    if (e.code == "storage.exhausted") return 507;
    if (e.code == "internal") return 500;
    return status_of(e.kind);
}

std::string_view reason_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 507: return "Insufficient Storage";
        default: return "";
    }
}

response problem(const error& e, std::string_view request_id) {
    const int status = status_of(e);
    json::writer w;
    w.begin_object();
    w.field("type", "urn:foyer:problem:" + std::string(e.code));
    w.field("title", reason_of(status))
        .field("status", status)
        .field("detail", e.message)
        .field("code", e.code);
    if (!e.fields.empty()) {
        w.key("errors").begin_array();
        for (const auto& f : e.fields) {
            w.begin_object().field("field", f.field).field("code", f.code);
            if (!f.detail.empty()) w.field("detail", f.detail);
            w.end_object();
        }
        w.end_array();
    }
    w.field("requestId", request_id).end_object();
    auto r = with_body(problem_type, std::move(w).take(), status);
    r.error_code = e.code;
    return r;
}

}
