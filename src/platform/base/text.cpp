#include "platform/base/text.hpp"

#include "platform/base/assert.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace foyer {

namespace {

// Arabic letters that people write one for the other, after decomposition has taken hamza and madda
// off.
UChar32 fold_letter(UChar32 c) {
    switch (c) {
        case 0x0671: return 0x0627; // alef wasla -> alef
        case 0x0629: return 0x0647; // teh marbuta -> heh
        case 0x0649: return 0x064A; // alef maksura -> yeh
        case 0x0640: return 0;      // tatweel
        case 0x0153:
            return 'o'; // the ligature oe keeps its first letter; the second is added below
        default: break;
    }
    const auto digit = u_charDigitValue(c);
    return digit >= 0 ? '0' + digit : c;
}

bool is_mark(UChar32 c) {
    const auto type = u_charType(c);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

}

std::string fold(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKDInstance(status);
    FOYER_ASSERT(U_SUCCESS(status), "ICU data is linked in");
    auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    // Twice: what is taken apart may be a letter with a case again (the lunate sigma).
    for (int i = 0; i < 2; ++i) text = normalizer->normalize(text.foldCase(), status);
    icu::UnicodeString folded;
    bool space = false;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (is_mark(c)) continue;
        if (u_isUWhiteSpace(c)) {
            space = !folded.isEmpty();
            continue;
        }
        const auto letter = fold_letter(c);
        if (letter == 0) continue;
        if (space) folded.append(static_cast<UChar32>(' '));
        space = false;
        folded.append(letter);
        if (c == 0x0153) folded.append(static_cast<UChar32>('e'));
    }
    std::string out;
    folded.toUTF8String(out);
    return out;
}

namespace {

// What could turn a line round or move the cursor where the text is printed: C1 controls, and the
// marks that override direction (Arabic needs none of them).
bool is_hidden_control(UChar32 c) {
    return (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}

bool is_clean_text(std::string_view bytes) {
    const auto size = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes.data(), i, size, c);
        if (c < 0 || is_hidden_control(c)) return false;
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
    }
    return true;
}

std::size_t character_count(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view white = " \t\r\n\f\v";
    const auto begin = text.find_first_not_of(white);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

std::string slug_of(std::string_view utf8) {
    std::string slug;
    for (const char c : fold(utf8)) {
        const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (keep)
            slug.push_back(c);
        else if (!slug.empty() && slug.back() != '-')
            slug.push_back('-');
    }
    if (slug.ends_with('-')) slug.pop_back();
    return slug;
}

std::optional<std::string> normalise_phone(std::string_view typed) {
    std::string digits;
    const auto folded = fold(typed);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        if (c >= '0' && c <= '9')
            digits.push_back(c);
        else if (c == '+' ? i != 0 : std::string_view(" .-()/").find(c) == std::string_view::npos)
            return std::nullopt;
    }
    if (digits.starts_with("00"))
        digits.erase(0, 2);
    else if (!folded.starts_with('+') && digits.starts_with('0'))
        digits.replace(0, 1, "213");
    if (!digits.starts_with("213")) return std::nullopt;
    auto national = digits.substr(3);
    if (national.starts_with('0')) national.erase(0, 1);
    if (national.empty()) return std::nullopt;
    const bool mobile = national.front() >= '5' && national.front() <= '7';
    const bool fixed = national.front() >= '2' && national.front() <= '4';
    if (!(mobile && national.size() == 9) && !(fixed && national.size() == 8)) return std::nullopt;
    return "+213" + national;
}

}
