#include "platform/http/unkept.hpp"

#include "platform/http/coding.hpp"
#include "platform/http/compression.hpp"
#include "platform/http/route.hpp"

#include <algorithm>

namespace foyer::http {

namespace {

constexpr int quick_gzip_level = 1;
constexpr int quick_brotli_level = 2;

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

void pack(response& out, const request& r) {
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

}

void complete_unkept(response& out, const call& c) {
    for (const auto& one : c.cookies()) out.with("Set-Cookie", cookie_line(one, c.request.secure));
    if (!has_header(out, "Cache-Control"))
        out.with("Cache-Control", c.route.page ? "private, no-cache" : "no-store");
    if (!has_header(out, "Content-Encoding") && is_compressible(out.content_type, out.body.size()))
        pack(out, c.request);
}

}
