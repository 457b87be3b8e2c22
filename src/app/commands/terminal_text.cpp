#include "app/commands/terminal_text.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>

namespace foyer::app {

namespace {

constexpr UChar32 replacement_character = 0xFFFD;

bool is_obeyed_by_terminals(UChar32 c) {
    constexpr std::uint32_t obeyed =
        U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
    return (U_GET_GC_MASK(c) & obeyed) != 0;
}

UChar32 printable_character(UChar32 c) {
    if (c == '\n' || c == '\r' || c == '\t') return ' ';
    return is_obeyed_by_terminals(c) ? replacement_character : c;
}

// Marks stand above or below the character before them.
std::size_t cells_of(UChar32 c) {
    if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0) return 0;
    const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

icu::UnicodeString printable_unicode(std::string_view text) {
    const auto given = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))
    );
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < given.length(); i = given.moveIndex32(i, 1))
        out.append(printable_character(given.char32At(i)));
    return out;
}

}

std::string printable(std::string_view text) {
    std::string out;
    return printable_unicode(text).toUTF8String(out);
}

std::string column(std::string_view text, std::size_t width) {
    const auto whole = printable_unicode(text);
    std::size_t cells = 0;
    std::size_t cells_kept = 0;
    std::int32_t kept = 0; // what stays when it must be cut: room for the ellipsis and a space
    for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
        cells += cells_of(whole.char32At(i));
        if (cells + 2 <= width) {
            kept = whole.moveIndex32(i, 1);
            cells_kept = cells;
        }
    }
    std::string out;
    if (cells + 1 > width) {
        whole.tempSubString(0, kept).toUTF8String(out);
        out += "…";
        cells = cells_kept + 1;
    } else
        whole.toUTF8String(out);
    if (cells < width) out.append(width - cells, ' ');
    return out;
}

}
