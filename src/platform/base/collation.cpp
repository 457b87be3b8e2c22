#include "platform/base/collation.hpp"

#include "platform/base/assert.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

namespace foyer {

namespace {

constexpr std::int32_t max_key_bytes = 96;

std::unique_ptr<icu::Collator> make_collator(const char* language) {
    auto status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale(language), status)
    );
    FOYER_ASSERT(U_SUCCESS(status), "ICU has rules for every language");
    return made;
}

// Comparing and key making are const, and safe from several threads.
const icu::Collator& collator_of(std::string_view language) {
    static const auto fr = make_collator("fr");
    static const auto ar = make_collator("ar");
    static const auto en = make_collator("en");
    if (language == "ar") return *ar;
    return language == "en" ? *en : *fr;
}

}

std::string sort_key(std::string_view utf8, std::string_view language) {
    const auto text =
        icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    std::array<std::uint8_t, max_key_bytes> bytes{};
    // The length includes a terminating zero.
    const auto length = collator_of(language).getSortKey(text, bytes.data(), max_key_bytes);
    const auto kept = std::clamp(length - 1, 0, max_key_bytes);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string key;
    key.reserve(static_cast<std::size_t>(kept) * 2);
    for (std::int32_t i = 0; i < kept; ++i) {
        const auto byte = bytes[static_cast<std::size_t>(i)];
        key.push_back(digits[byte >> 4U]);
        key.push_back(digits[byte & 15U]);
    }
    return key;
}

}
