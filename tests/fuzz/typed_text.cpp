#include "fuzz/fuzz_input.hpp"
#include "platform/base/text.hpp"
#include "platform/base/timestamp.hpp"

#include <algorithm>
#include <string>

// What people type: phone numbers, search words, names. What was made regular once stays as it is.
namespace foyer {

namespace {

void check_phone(std::string_view typed) {
    const auto phone = normalise_phone(typed);
    if (!phone) return;
    FOYER_ASSERT(phone->starts_with("+213"), "an Algerian number");
    FOYER_ASSERT(phone->size() == 12 || phone->size() == 13, "as long as they are");
    FOYER_ASSERT(
        std::all_of(phone->begin() + 1, phone->end(), [](char c) { return c >= '0' && c <= '9'; }),
        "digits behind the plus"
    );
    FOYER_ASSERT(normalise_phone(*phone) == phone, "a regular number stays as it is");
    FOYER_ASSERT(normalise_phone("0" + phone->substr(4)) == phone, "and is the same at home");
}

void check_words(std::string_view typed) {
    const auto folded = fold(typed);
    FOYER_ASSERT(fold(folded) == folded, "what was folded stays as it is");
    const auto slug = slug_of(typed);
    FOYER_ASSERT(slug_of(slug) == slug, "what is an address stays as it is");
    FOYER_ASSERT(
        slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos,
        "an address is plain"
    );
    FOYER_ASSERT(trim(trim(typed)) == trim(typed), "what was trimmed stays as it is");
    if (is_clean_text(typed))
        FOYER_ASSERT(character_count(typed) <= typed.size(), "a character is a byte or more");
}

void check_moment(std::string_view typed) {
    if (const auto at = parse_timestamp(typed))
        FOYER_ASSERT(parse_timestamp(to_iso(*at)) == at, "a moment survives being written");
}

}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    const auto typed = fuzz::input(data, size).rest();
    check_phone(typed);
    check_words(typed);
    check_moment(typed);
    return 0;
}
