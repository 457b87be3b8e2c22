#pragma once

#include "platform/base/result.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foyer::http {

struct stored_answer; // cache.hpp

// Which of the byte strings of a stored answer is sent.
enum class stored_form : unsigned char { plain, gzip, brotli, not_modified };

// A cookie to set. Always HttpOnly, SameSite=Lax, Path=/, and Secure when the request came by
// https.
struct cookie {
    std::string name;
    std::string value;
    int max_age_s{}; // 0: until the browser is closed; negative: forget it now
};

// An answer. The headers that every answer has (date, request id, security, length) are not in
// here: wire.hpp adds them when the answer is written.
struct response {
    int status{200};
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string_view error_code{}; // for the log and the metrics; a literal
    std::shared_ptr<const stored_answer> stored{
    }; // when set, replaces status, content type and body
    stored_form form{};

    response& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

response html(std::string body, int status = 200);
response json(std::string body, int status = 200);
response plain_text(std::string body, int status = 200);

// 303 after a form (the browser then GETs `location`), 302 and 301 for moved pages. `location` is a
// path of ours, or an absolute address that we made; never input.
response redirect(std::string location, int status = 303);
response no_content();

// The status of a kind of expected failure: invalid 400, unauthenticated 401, forbidden 403,
// not_found 404, conflict 409, too_large 413, unprocessable 422, rate_limited 429, unavailable 503.
int status_of(errc kind);

// The same, with the few codes of our own that have another status: request.method_not_allowed 405,
// request.timeout 408, request.target_too_long 414, body.unsupported_type 415, request.expectation
// 417, request.header_too_large 431, internal 500, request.transfer_coding 501, storage.exhausted
// 507.
int status_of(const error& e);

// "Not Found"; empty for a status that we do not use.
std::string_view reason_of(int status);

// An RFC 9457 problem document: type, title, status, detail, code, errors, requestId.
response problem(const error& e, std::string_view request_id);

}
