#include "platform/i18n/format.hpp"

#include "platform/base/assert.hpp"

#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>
#include <utility>

namespace foyer::i18n {

namespace {

constexpr std::string_view no_break_space = "\u00a0";

char decimal_mark(language lang) { return lang == language::en ? '.' : ','; }

// A pattern in the language's own month and day names, made once a thread: formatters keep state
// while they work.
std::string in_algiers(language lang, const char* pattern, timestamp t) {
    using cache =
        std::map<std::pair<language, const char*>, std::unique_ptr<icu::SimpleDateFormat>>;
    thread_local cache made;
    auto& slot = made[{lang, pattern}];
    if (!slot) {
        const char* locale = lang == language::ar   ? "ar_DZ@numbers=latn"
                             : lang == language::en ? "en_GB"
                                                    : "fr_DZ@numbers=latn";
        UErrorCode status = U_ZERO_ERROR;
        slot = std::make_unique<icu::SimpleDateFormat>(
            icu::UnicodeString::fromUTF8(pattern), icu::Locale(locale), status
        );
        FOYER_ASSERT(U_SUCCESS(status), "the pattern of a date is valid");
        slot->adoptTimeZone(icu::TimeZone::createTimeZone("Africa/Algiers"));
    }
    icu::UnicodeString out;
    slot->format(static_cast<UDate>(t.milliseconds), out);
    std::string utf8;
    return out.toUTF8String(utf8);
}

// French writes the first of a month as an ordinal: "1er décembre".
bool is_french_first(language lang, timestamp t) {
    return lang == language::fr && in_algiers(lang, "d", t) == "1";
}

}

std::string format_integer(std::int64_t value) {
    const auto digits = std::to_string(
        value < 0 ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value)
    );
    std::string out = value < 0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0) out += no_break_space;
        out += digits[i];
    }
    return out;
}

std::string format_money(language lang, money amount) {
    const bool negative = amount.units < 0;
    const auto units = negative ? -amount.units : amount.units;
    std::string out = negative ? "-" : "";
    out += format_integer(units / 100);
    if (const auto centimes = units % 100; centimes != 0) {
        out += decimal_mark(lang);
        out += static_cast<char>('0' + centimes / 10);
        out += static_cast<char>('0' + centimes % 10);
    }
    out += no_break_space;
    out += lang == language::ar ? "د.ج" : "DA";
    return out;
}

std::string format_decimal(language lang, std::int64_t units, int scale) {
    auto plain = to_text(units, scale);
    const auto point = plain.find('.');
    if (point == std::string::npos) return format_integer(units);
    auto fraction = plain.substr(point + 1);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    std::int64_t divisor = 1;
    for (int i = 0; i < scale; ++i) divisor *= 10;
    const auto whole = units / divisor;
    std::string out = units < 0 && whole == 0 ? "-" : "";
    out += format_integer(whole);
    if (!fraction.empty()) {
        out += decimal_mark(lang);
        out += fraction;
    }
    return out;
}

std::string format_date(language lang, timestamp t) {
    return in_algiers(lang, is_french_first(lang, t) ? "'1er' MMMM y" : "d MMMM y", t);
}

std::string format_day(language lang, timestamp t) {
    return in_algiers(lang, is_french_first(lang, t) ? "EEEE '1er' MMMM" : "EEEE d MMMM", t);
}

std::string format_date_time(language lang, timestamp t) {
    if (is_french_first(lang, t)) return in_algiers(lang, "'1er' MMMM y 'à' HH:mm", t);
    const char* pattern = lang == language::ar   ? "d MMMM y، HH:mm"
                          : lang == language::en ? "d MMMM y, HH:mm"
                                                 : "d MMMM y 'à' HH:mm";
    return in_algiers(lang, pattern, t);
}

std::string format_table_time(timestamp t) { return in_algiers(language::en, "y-MM-dd HH:mm", t); }

std::string format_phone(std::string_view e164) {
    constexpr std::string_view prefix = "+213";
    if (!e164.starts_with(prefix)) return std::string(e164);
    const auto national = "0" + std::string(e164.substr(prefix.size()));
    const std::size_t first =
        national.size() == 10 ? 4 : 3; // mobile 0555 12 34 56, fixed 023 45 67 89
    std::string out = national.substr(0, first);
    for (std::size_t at = first; at < national.size(); at += 2) {
        out += no_break_space;
        out += national.substr(at, 2);
    }
    return out;
}

}
