#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace foyer {

// A text as search compares it: lower case, without accents, Arabic letter variants made equal (أ إ
// آ ا, ة ه, ى ي), vowel signs and tatweel removed, Arabic digits made Western, runs of white space
// made one space.
std::string fold(std::string_view utf8);

// Whether the bytes are valid UTF-8 without control characters other than tab and line breaks, and
// without marks that override the direction of text.
bool is_clean_text(std::string_view bytes);

// Number of characters (code points) of valid UTF-8.
std::size_t character_count(std::string_view utf8);

// Without white space at both ends.
std::string_view trim(std::string_view text);

// A lower-case ASCII address part: "Vanne 3 voies" -> "vanne-3-voies".
std::string slug_of(std::string_view utf8);

// An Algerian phone number in E.164 ("+213555123456") from what people type: spaces, dots, dashes,
// 0..., 00213..., +213(0)...; mobiles begin 5, 6 or 7 and have 9 digits after the prefix, fixed
// lines 8. Nothing otherwise.
std::optional<std::string> normalise_phone(std::string_view typed);

}
