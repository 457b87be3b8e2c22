#include "platform/json/input_types.hpp"

#include "platform/base/text.hpp"

#include <algorithm>

namespace foyer {

namespace detail {

json::value_fault accept_text(
    std::string_view typed, std::size_t min, std::size_t max, bool lines, std::string& out
) {
    if (!is_clean_text(typed)) return {"unclean"};
    const auto kept = trim(typed);
    if (!lines && kept.find_first_of("\r\n\t") != std::string_view::npos)
        return {"bad_format", "one line"};
    std::string made;
    made.reserve(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i] != '\r')
            made += kept[i];
        else if (i + 1 == kept.size() || kept[i + 1] != '\n')
            made += '\n';
    }
    const auto characters = character_count(made);
    if (characters == 0 && min > 0) return {"required"};
    if (characters < min) return {"too_short", std::to_string(min)};
    if (characters > max) return {"too_long", std::to_string(max)};
    out = std::move(made);
    return {};
}

std::string text_schema(std::size_t min, std::size_t max) {
    return R"({"type":"string","minLength":)" + std::to_string(min) + R"(,"maxLength":)" +
           std::to_string(max) + "}";
}

json::value_fault accept_range(std::int64_t number, std::int64_t low, std::int64_t high) {
    if (number >= low && number <= high) return {};
    return {"out_of_range", std::to_string(low) + ".." + std::to_string(high)};
}

std::string range_schema(std::int64_t low, std::int64_t high) {
    return R"({"type":"integer","minimum":)" + std::to_string(low) + R"(,"maximum":)" +
           std::to_string(high) + "}";
}

}

namespace {

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// A host name with at least one dot: labels of letters, digits and dashes, 1 to 63 long.
bool is_domain(std::string_view host) {
    std::size_t label = 0;
    bool dotted = false;
    char before = '.';
    for (const char c : host) {
        if (c == '.') {
            if (label == 0 || before == '-') return false;
            dotted = true;
            label = 0;
        } else if (is_lower_or_digit(c) || (c == '-' && label > 0)) {
            if (++label > 63) return false;
        } else {
            return false;
        }
        before = c;
    }
    return dotted && label > 1 && before != '-';
}

}

json::value_fault phone::accept(std::string_view typed, phone& out) {
    if (trim(typed).empty()) return {"required"};
    if (typed.size() > 40) return {"too_long", "40"};
    auto normal = normalise_phone(typed);
    if (!normal) return {"bad_format", "0555 12 34 56"};
    out.value = *std::move(normal);
    return {};
}

std::string phone::schema() {
    return R"({"type":"string","maxLength":40,)"
           R"("description":"Algerian phone number","example":"0555 12 34 56"})";
}

json::value_fault email::accept(std::string_view typed, email& out) {
    std::string made(trim(typed));
    if (made.empty()) return {"required"};
    if (made.size() > 254) return {"too_long", "254"};
    std::transform(made.begin(), made.end(), made.begin(), lower);
    const auto at = made.find('@');
    if (at == 0 || at == std::string::npos || at > 64) return {"bad_format"};
    const auto local = std::string_view(made).substr(0, at);
    const auto allowed = [](char c) {
        return is_lower_or_digit(c) ||
               std::string_view("!#$%&'*+/=?^_`{|}~.-").find(c) != std::string_view::npos;
    };
    if (!std::all_of(local.begin(), local.end(), allowed)) return {"bad_format"};
    if (!is_domain(std::string_view(made).substr(at + 1))) return {"bad_format"};
    out.value = std::move(made);
    return {};
}

std::string email::schema() { return R"({"type":"string","format":"email","maxLength":254})"; }

json::value_fault postal_code::accept(std::string_view typed, postal_code& out) {
    const auto digits = fold(trim(typed));
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!digits.empty() &&
        (digits.size() != 5 || !std::all_of(digits.begin(), digits.end(), is_digit)))
        return {"bad_format", "16000"};
    out.value = digits;
    return {};
}

std::string postal_code::schema() { return R"({"type":"string","pattern":"^([0-9]{5})?$"})"; }

json::value_fault slug::accept(std::string_view typed, slug& out) {
    if (typed.empty()) return {"required"};
    if (typed.size() > 200) return {"too_long", "200"};
    const auto allowed = [](char c) { return is_lower_or_digit(c) || c == '-'; };
    if (!std::all_of(typed.begin(), typed.end(), allowed)) return {"bad_format"};
    out.value = typed;
    return {};
}

std::string slug::schema() {
    return R"({"type":"string","pattern":"^[a-z0-9-]+$","maxLength":200})";
}

json::value_fault amount::accept(std::string_view typed, amount& out) {
    const auto kept = trim(typed);
    if (kept.empty()) return {"required"};
    const auto parsed = parse_decimal<2>(kept);
    if (!parsed) return {"bad_format", "145000.00"};
    if (parsed->units < 0 || parsed->units > 100'000'000'000'000)
        return {"out_of_range", "0..1000000000000"};
    out.units = *parsed;
    out.value = to_text(*parsed);
    return {};
}

std::string amount::schema() {
    return R"({"type":"string","pattern":"^[0-9]+(\\.[0-9]{1,2})?$","example":"145000.00"})";
}

}
