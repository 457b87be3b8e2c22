#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace foyer::i18n {

// The languages of the interface. French is the one in which the catalogue is always complete.
enum class language { fr, ar, en };

inline constexpr std::array all_languages{language::fr, language::ar, language::en};

// "fr", "ar", "en": as addresses, hreflang and the lang attribute write it.
constexpr std::string_view code(language lang) {
    switch (lang) {
        case language::ar: return "ar";
        case language::en: return "en";
        case language::fr: break;
    }
    return "fr";
}

// "rtl" for Arabic, "ltr" for the others: the dir attribute.
constexpr std::string_view direction(language lang) { return lang == language::ar ? "rtl" : "ltr"; }

// The language of a code, or nothing for any other text.
std::optional<language> parse_language(std::string_view code);

// The language a browser prefers, from its Accept-Language header ("ar-DZ,ar;q=0.9,fr;q=0.5").
// French when the header is empty, cannot be read or names none of ours. Of equal weights the first
// wins.
language negotiate(std::string_view accept_language);

}
