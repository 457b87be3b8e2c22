#include "platform/http/request.hpp"

#include "platform/base/percent.hpp"
#include "platform/http/header_text.hpp"

#include <algorithm>
#include <array>

namespace foyer::http {

namespace {

constexpr std::size_t max_pairs = 200;

constexpr std::array method_names{"GET",   "HEAD",   "POST",    "PUT",
                                  "PATCH", "DELETE", "OPTIONS", "OTHER"};

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

enum class plus { is_space, is_plus };

// Decodes escapes; `broken` says whether one was kept as it is.
std::string decode(std::string_view text, plus sign, bool& broken) {
    std::string out;
    out.reserve(text.size());
    broken = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && sign == plus::is_space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                   hex_digit(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            broken = true;
            out += '%';
        }
    }
    return out;
}

}

std::string_view name_of(method m) { return method_names[static_cast<std::size_t>(m)]; }

method parse_method(std::string_view name) {
    const auto last = method_names.end() - 1;
    return static_cast<method>(std::find(method_names.begin(), last, name) - method_names.begin());
}

std::string_view request::path() const {
    auto out = std::string_view(target).substr(0, target.find('?'));
    if (out.starts_with('/')) return out;
    const auto scheme = out.find("://");
    if (scheme == std::string_view::npos) return out;
    const auto slash = out.find('/', scheme + 3);
    return slash == std::string_view::npos ? std::string_view("/") : out.substr(slash);
}

std::string_view request::query() const {
    const auto mark = target.find('?');
    return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

std::optional<std::string_view> request::header_value(std::string_view name) const {
    for (const auto& h : headers)
        if (equal_ignoring_case(h.name, name)) return h.value;
    return std::nullopt;
}

bool request::prefers_html() const {
    const auto accept = header_value("Accept").value_or("");
    const auto page = accept.find("text/html");
    return page != std::string_view::npos && page < accept.find("application/json");
}

std::optional<std::string_view> cookie_value(const request& r, std::string_view name) {
    for (const auto& h : r.headers) {
        if (!equal_ignoring_case(h.name, "Cookie")) continue;
        auto rest = h.value;
        while (!rest.empty()) {
            auto pair = trimmed(next_part(rest, ';'));
            if (trimmed(next_part(pair, '=')) != name) continue;
            auto value = trimmed(pair);
            if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
                value = value.substr(1, value.size() - 2);
            return value;
        }
    }
    return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> parse_pairs(std::string_view encoded) {
    std::vector<std::pair<std::string, std::string>> out;
    bool broken{};
    while (!encoded.empty() && out.size() < max_pairs) {
        auto pair = next_part(encoded, '&');
        if (pair.empty()) continue;
        auto name = decode(next_part(pair, '='), plus::is_space, broken);
        out.emplace_back(std::move(name), decode(pair, plus::is_space, broken));
    }
    return out;
}

std::optional<std::string> decode_segment(std::string_view segment) {
    bool broken{};
    auto out = decode(segment, plus::is_plus, broken);
    if (broken) return std::nullopt;
    return out;
}

std::string encode_component(std::string_view text) { return percent_encoded(text); }

}
