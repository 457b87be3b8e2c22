#include "platform/i18n/language.hpp"

#include "platform/base/text.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace foyer::i18n {

namespace {

// The weight of "fr;q=0.5" in thousandths: 1000 without one, 0 when it cannot be read.
int weight_of(std::string_view parameters) {
    const auto at = std::min(parameters.find("q="), parameters.find("Q="));
    if (at == std::string_view::npos) return 1000;
    const auto number = trim(parameters.substr(at + 2));
    if (number.empty() || (number[0] != '0' && number[0] != '1')) return 0;
    int thousandths = (number[0] - '0') * 1000;
    if (number.size() < 3 || number[1] != '.') return thousandths;
    int unit = 100;
    for (const char c : number.substr(2, 3)) {
        if (c < '0' || c > '9') return 0;
        thousandths += (c - '0') * unit;
        unit /= 10;
    }
    return thousandths;
}

std::optional<language> language_of_tag(std::string_view tag) {
    std::string primary;
    for (const char c : tag.substr(0, tag.find('-')))
        primary += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return parse_language(primary);
}

}

std::optional<language> parse_language(std::string_view text) {
    for (const auto lang : all_languages)
        if (code(lang) == text) return lang;
    return std::nullopt;
}

language negotiate(std::string_view accept_language) {
    auto best = language::fr;
    int best_weight = 0;
    while (!accept_language.empty()) {
        const auto comma = accept_language.find(',');
        const auto item = accept_language.substr(0, comma);
        accept_language.remove_prefix(
            comma == std::string_view::npos ? accept_language.size() : comma + 1
        );
        const auto semicolon = item.find(';');
        const auto lang = language_of_tag(trim(item.substr(0, semicolon)));
        if (!lang) continue;
        const int weight =
            semicolon == std::string_view::npos ? 1000 : weight_of(item.substr(semicolon));
        if (weight > best_weight) {
            best = *lang;
            best_weight = weight;
        }
    }
    return best;
}

}
