#include "notify/mail/mime.hpp"

#include "notify/mail/address.hpp"
#include "platform/base/assert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

namespace foyer::notify {

namespace {

constexpr std::string_view line_end = "\r\n";
// Cannot stand in base64, so it cannot stand in a part.
constexpr std::string_view boundary = "=_foyer_alternative";
// Bytes of text in one encoded word: with its frame and "Reply-To: " the line keeps to 76.
constexpr std::size_t word_bytes = 39;

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto part = bytes.substr(at, 3);
        unsigned bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8 | (i < part.size() ? static_cast<unsigned char>(part[i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            out += i <= part.size() ? digits[bits >> (18 - 6 * i) & 63U] : '=';
    }
    return out;
}

std::string wrapped(std::string_view encoded) {
    constexpr std::size_t line = 76;
    std::string out;
    for (std::size_t at = 0; at < encoded.size(); at += line) {
        out += encoded.substr(at, line);
        out += line_end;
    }
    return out;
}

std::string without_controls(std::string_view value) {
    std::string out(value);
    std::ranges::replace_if(out, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return out;
}

bool is_plain(std::string_view value) {
    return std::ranges::all_of(value, [](unsigned char c) { return c < 0x80; }) &&
           value.find("=?") == std::string_view::npos && value.size() <= 60;
}

// RFC 2047: whole characters only in each word, words on lines of their own.
std::string encoded_words(std::string_view value) {
    std::string out;
    while (!value.empty()) {
        auto end = std::min(word_bytes, value.size());
        while (end < value.size() && end > 1 && (value[end] & 0xc0) == 0x80) --end;
        if (!out.empty()) out += "\r\n ";
        out += "=?UTF-8?B?" + base64(value.substr(0, end)) + "?=";
        value.remove_prefix(end);
    }
    return out;
}

std::string header_text(std::string_view value) {
    const auto clean = without_controls(value);
    return is_plain(clean) ? clean : encoded_words(clean);
}

std::string header_mailbox(const mailbox& who) {
    FOYER_ASSERT(is_mail_address(who.address), "whoever makes a message looks at its addresses");
    const auto name = without_controls(who.name);
    if (name.empty()) return who.address;
    if (!is_plain(name)) return encoded_words(name) + "\r\n <" + who.address + ">";
    std::string quoted;
    for (const char c : name) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return "\"" + quoted + "\" <" + who.address + ">";
}

std::string header_date(timestamp t) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto seconds = static_cast<std::time_t>(t.milliseconds / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return fmt::format(
        "{}, {:02} {} {} {:02}:{:02}:{:02} +0000", days.at(parts.tm_wday), parts.tm_mday,
        months.at(parts.tm_mon), parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec
    );
}

std::string part(std::string_view type, std::string_view body) {
    return fmt::format(
        "--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        boundary, type, wrapped(base64(body))
    );
}

}

std::string to_mime(const message& m) {
    const auto host = m.from.address.substr(m.from.address.find('@') + 1);
    std::string out;
    const auto header = [&](std::string_view name, std::string_view value) {
        out += fmt::format("{}: {}\r\n", name, value);
    };
    header("Date", header_date(m.date));
    header("From", header_mailbox(m.from));
    header("To", header_mailbox(m.to));
    if (m.reply_to) header("Reply-To", header_mailbox(*m.reply_to));
    header("Subject", header_text(m.subject));
    header("Message-ID", "<" + without_controls(m.id) + "@" + host + ">");
    header("Auto-Submitted", "auto-generated"); // so that nobody's absence note answers it
    header("MIME-Version", "1.0");
    header("Content-Type", fmt::format("multipart/alternative; boundary=\"{}\"", boundary));
    out += line_end;
    out += part("text/plain", m.text);
    out += part("text/html", m.html);
    out += fmt::format("--{}--\r\n", boundary);
    return out;
}

}
