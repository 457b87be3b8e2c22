#include "platform/i18n/isolation.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace foyer::i18n {

namespace {

constexpr std::string_view left_to_right_isolate = "\u2066";
constexpr std::string_view pop_isolate = "\u2069";
constexpr std::u32string_view turning_separators = U"-\u2010\u2011\u2012\u2013\u2212\u00d7+*xX";
constexpr std::u32string_view stable_separators = U".,:/\u00a0\u202f";
constexpr char32_t times = U'\u00d7';

// A code point of UTF-8 text and the position after it.
struct code_point {
    char32_t value{};
    std::size_t end{};
};

code_point code_point_at(std::string_view text, std::size_t at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto next = static_cast<std::int64_t>(at);
    UChar32 c = 0;
    U8_NEXT(bytes, next, static_cast<std::int64_t>(text.size()), c);
    return {c < 0 ? U'\ufffd' : static_cast<char32_t>(c), static_cast<std::size_t>(next)};
}

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && u_isdigit(static_cast<UChar32>(code_point_at(text, at).value));
}

bool is_space(char32_t c) { return c == U' ' || c == U'\u00a0' || c == U'\u202f'; }

struct separator {
    std::size_t end{};
    bool turns{}; // the groups around it change places
};

// What joins two groups of digits at a position: one mark, one space, or "×" between spaces.
separator separator_at(std::string_view text, std::size_t at) {
    const auto first = code_point_at(text, at);
    if (is_space(first.value) && first.end < text.size()) {
        const auto second = code_point_at(text, first.end);
        if (second.value == times && second.end < text.size()) {
            const auto third = code_point_at(text, second.end);
            return {is_space(third.value) ? third.end : second.end, true};
        }
    }
    if (first.value == U' ' || contains(turning_separators, first.value)) return {first.end, true};
    if (contains(stable_separators, first.value)) return {first.end, false};
    return {at, false};
}

// The end of the figure that begins at a digit or at the plus sign of a phone number.
separator figure_at(std::string_view text, std::size_t at) {
    separator figure{at, text[at] == '+'};
    if (figure.turns) ++figure.end;
    for (;;) {
        while (is_digit_at(text, figure.end)) figure.end = code_point_at(text, figure.end).end;
        if (figure.end >= text.size()) return figure;
        const auto joint = separator_at(text, figure.end);
        if (joint.end == figure.end || !is_digit_at(text, joint.end)) return figure;
        figure.end = joint.end;
        figure.turns = figure.turns || joint.turns;
    }
}

// Whether a figure after this character is ordered from right to left, or nothing changes.
bool is_right_to_left_after(char32_t c, bool before) {
    switch (u_charDirection(static_cast<UChar32>(c))) {
        case U_RIGHT_TO_LEFT:
        case U_RIGHT_TO_LEFT_ARABIC:
        case U_RIGHT_TO_LEFT_ISOLATE:
        case U_POP_DIRECTIONAL_ISOLATE:
        case U_BLOCK_SEPARATOR: return true;
        case U_LEFT_TO_RIGHT:
        case U_LEFT_TO_RIGHT_ISOLATE:
        case U_FIRST_STRONG_ISOLATE: return false;
        default: return before;
    }
}

// The name of the tag at a "<", or nothing for an element whose text people read.
std::string_view unread_element(std::string_view tag) {
    constexpr std::array<std::string_view, 4> unread{"script", "style", "textarea", "title"};
    for (const auto name : unread)
        if (tag.substr(1).starts_with(name) &&
            tag.substr(1 + name.size()).find_first_of(" >\n") == 0)
            return name;
    return {};
}

// The position after the tag at `at`, and after its whole element when nobody reads its text.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
    const auto name = unread_element(html.substr(at));
    const auto last = name.empty() ? at : html.find("</" + std::string(name), at);
    const auto close = html.find('>', std::min(last, html.size()));
    return close == std::string_view::npos ? html.size() : close + 1;
}

}

std::string isolate_figures(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool right_to_left = true;
    for (std::size_t at = 0; at < text.size();) {
        const bool is_figure =
            is_digit_at(text, at) || (text[at] == '+' && is_digit_at(text, at + 1));
        const auto figure = is_figure ? figure_at(text, at) : separator{};
        const auto end = is_figure ? figure.end : code_point_at(text, at).end;
        const bool isolates = is_figure && figure.turns && right_to_left;
        if (isolates) out += left_to_right_isolate;
        out += text.substr(at, end - at);
        if (isolates) out += pop_isolate;
        if (!is_figure)
            right_to_left = is_right_to_left_after(code_point_at(text, at).value, right_to_left);
        at = end;
    }
    return out;
}

std::string isolate_figures_in_html(std::string_view html) {
    std::string out;
    out.reserve(html.size() + html.size() / 64);
    for (std::size_t at = 0; at < html.size();) {
        const auto tag = std::min(html.find('<', at), html.size());
        out += isolate_figures(html.substr(at, tag - at));
        at = tag == html.size() ? tag : end_of_tag(html, tag);
        out += html.substr(tag, at - tag);
    }
    return out;
}

}
