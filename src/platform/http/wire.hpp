#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <memory>
#include <string>
#include <string_view>

// The bytes of answers.
namespace foyer::http {

struct stored_answer;

// One answer ready to be sent: head, then body. Several of a burst can be written with one gather
// list; each owns or shares its bytes and may be moved before that.
struct wire_answer {
    std::string head;
    std::string own_body;
    std::shared_ptr<const stored_answer> stored;
    stored_form form{};
    bool without_body{}; // HEAD, 204, 304

    std::string_view body() const;
};

// `keep_alive` says whether the connection stays open. Header values with line breaks are dropped.
wire_answer to_wire(response&& answer, const request& r, bool keep_alive);

// The same for requests that could not be read (400, 408, 413, 431): the connection is closed after
// it.
wire_answer refusal_to_wire(const error& e, std::string_view request_id);

std::string status_line(int status);
void add_line(std::string& head, std::string_view name, std::string_view value);

// The security headers that every answer has: a strict Content-Security-Policy, nosniff, no
// referrer to others, no sensors, own browsing context.
std::string_view security_lines();

// "Tue, 15 Nov 1994 08:12:31 GMT" for now; made once a second and thread.
std::string_view http_date();

}
