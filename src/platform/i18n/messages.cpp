#include "platform/i18n/messages.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/assets.hpp"

#include <boost/json.hpp>
#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace foyer::i18n {

namespace {

using catalogue = std::map<std::string, std::string, std::less<>>;

catalogue load(language lang) {
    const auto path = "messages/" + std::string(code(lang)) + ".json";
    const auto bytes = assets::find(path);
    FOYER_ASSERT(bytes.has_value(), "the words of every language are built in");
    boost::system::error_code failure;
    const auto document =
        boost::json::parse(boost::json::string_view(bytes->data(), bytes->size()), failure);
    FOYER_ASSERT(!failure && document.is_object(), "a file of words is one JSON object");
    catalogue words;
    for (const auto& entry : document.get_object()) {
        const auto key = entry.key();
        const auto& value = entry.value().as_string();
        words.emplace(std::string(key.data(), key.size()), std::string(value.data(), value.size()));
    }
    return words;
}

const catalogue& words_of(language lang) {
    static const std::array<catalogue, all_languages.size()> all = [] {
        std::array<catalogue, all_languages.size()> loaded;
        for (const auto each : all_languages) loaded[static_cast<std::size_t>(each)] = load(each);
        return loaded;
    }();
    return all[static_cast<std::size_t>(lang)];
}

icu::Locale locale_of(language lang) {
    switch (lang) {
        case language::ar: return icu::Locale("ar_DZ@numbers=latn");
        case language::en: return icu::Locale("en_GB");
        case language::fr: break;
    }
    return icu::Locale("fr_DZ@numbers=latn");
}

// Patterns are parsed once a thread: ICU's formatters keep state while they work.
icu::MessageFormat& pattern_of(language lang, message_key key) {
    using cache = std::map<std::string_view, std::unique_ptr<icu::MessageFormat>>;
    thread_local std::array<cache, all_languages.size()> parsed;
    auto& slot = parsed[static_cast<std::size_t>(lang)][key.name()];
    if (!slot) {
        const auto pattern = text(lang, key);
        UErrorCode status = U_ZERO_ERROR;
        slot = std::make_unique<icu::MessageFormat>(
            icu::UnicodeString::fromUTF8({pattern.data(), static_cast<int>(pattern.size())}),
            locale_of(lang), status
        );
        FOYER_ASSERT(U_SUCCESS(status), "messages are valid ICU patterns");
    }
    return *slot;
}

icu::Formattable formattable(const argument& each) {
    if (const auto* number = std::get_if<std::int64_t>(&each.value))
        return icu::Formattable(*number);
    const auto& words = std::get<std::string>(each.value);
    return icu::Formattable(icu::UnicodeString::fromUTF8(words));
}

}

std::string_view text(language lang, message_key key) {
    const auto found = find_text(lang, key.name());
    FOYER_ASSERT(found.has_value(), "the build checks that every key exists");
    return *found;
}

std::string text(language lang, message_key key, std::initializer_list<argument> arguments) {
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& each : arguments) {
        names.push_back(
            icu::UnicodeString(each.name.data(), static_cast<int>(each.name.size()), US_INV)
        );
        values.push_back(formattable(each));
    }
    icu::UnicodeString out;
    UErrorCode status = U_ZERO_ERROR;
    pattern_of(lang, key).format(
        names.data(), values.data(), static_cast<int>(names.size()), out, status
    );
    FOYER_ASSERT(U_SUCCESS(status), "the arguments fit the message");
    std::string utf8;
    return out.toUTF8String(utf8);
}

std::optional<std::string_view> find_text(language lang, std::string_view key) {
    const auto& words = words_of(lang);
    const auto found = words.find(key);
    if (found == words.end()) return std::nullopt;
    return found->second;
}

}
