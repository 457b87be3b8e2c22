#include "platform/json/writer.hpp"

#include "platform/base/decimal.hpp"

#include <charconv>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace foyer::json {

namespace {

constexpr char hex[] = "0123456789abcdef";

// Writes the escape of one character that needs one; at most 6 bytes.
char* put_escape(char* at, unsigned char c) {
    *at++ = '\\';
    switch (c) {
        case '"': *at++ = '"'; break;
        case '\\': *at++ = '\\'; break;
        case '\n': *at++ = 'n'; break;
        case '\r': *at++ = 'r'; break;
        case '\t': *at++ = 't'; break;
        case '\b': *at++ = 'b'; break;
        case '\f': *at++ = 'f'; break;
        default:
            std::memcpy(at, "u00", 3);
            at[3] = hex[c >> 4];
            at[4] = hex[c & 15];
            at += 5;
    }
    return at;
}

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

#if defined(__SSE2__)
// One bit for each of the 16 bytes that needs an escape.
unsigned escape_mask(__m128i block) {
    const auto quote = _mm_cmpeq_epi8(block, _mm_set1_epi8('"'));
    const auto backslash = _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'));
    const auto control = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1f)), block);
    return static_cast<unsigned>(
        _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), control))
    );
}
#endif

}

void writer::grow(std::size_t more) {
    const auto used = static_cast<std::size_t>(at_ - (at_ == nullptr ? at_ : buffer_.data()));
    buffer_.resize((used + more) * 2);
    at_ = buffer_.data() + used;
    end_ = buffer_.data() + buffer_.size();
}

std::string writer::take() && {
    buffer_.resize(static_cast<std::size_t>(at_ - buffer_.data()));
    at_ = end_ = nullptr;
    return std::move(buffer_);
}

writer& writer::key(std::string_view name) {
    text(name);
    need(1);
    *at_++ = ':';
    return *this;
}

void writer::text(std::string_view utf8) {
    separate(utf8.size() + 24); // quotes, and what a block of 16 writes beyond the end
    *at_++ = '"';
    const char* from = utf8.data();
    const char* const end = from + utf8.size();
    while (from != end) {
#if defined(__SSE2__)
        if (end - from >= 16) {
            const auto block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
            _mm_storeu_si128(reinterpret_cast<__m128i*>(at_), block);
            const auto mask = escape_mask(block);
            const auto clean = mask == 0 ? 16 : __builtin_ctz(mask);
            from += clean;
            at_ += clean;
            if (mask == 0) continue;
        }
#endif
        const auto c = static_cast<unsigned char>(*from++);
        if (needs_escape(c)) {
            at_ = put_escape(at_, c);
            need(static_cast<std::size_t>(end - from) + 24);
        } else {
            *at_++ = static_cast<char>(c);
        }
    }
    *at_++ = '"';
}

void writer::integer(std::int64_t number) {
    separate(20);
    at_ = std::to_chars(at_, at_ + 20, number).ptr;
}

void writer::units(std::int64_t number, int scale) {
    separate(32);
    *at_++ = '"';
    append(to_text(number, scale));
    *at_++ = '"';
}

void writer::moment(timestamp t) {
    const auto iso = to_iso(t);
    separate(iso.size() + 2);
    *at_++ = '"';
    append(iso);
    *at_++ = '"';
}

std::string html_safe(std::string_view json) {
    std::string out;
    out.reserve(json.size() + 16);
    for (std::size_t i = 0; i < json.size(); ++i) {
        const auto c = static_cast<unsigned char>(json[i]);
        const auto separator = json.substr(i, 3);
        if (c == '<' || c == '>' || c == '&') {
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 15];
        } else if (separator == "\xe2\x80\xa8" || separator == "\xe2\x80\xa9") {
            out += separator[2] == '\xa8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            out += static_cast<char>(c);
        }
    }
    return out;
}

}
