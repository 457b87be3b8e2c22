#pragma once

#include <string>
#include <string_view>

namespace foyer {

// A lower-case hexadecimal text that sorts by bytes as `utf8` sorts in a dictionary of the language
// ("fr", "ar", "en"; Unicode collation, capitals and accents differ only between equal letters).
// At most 192 characters: what differs behind about 60 letters sorts as equal. Never empty.
// Keys of different ICU versions do not compare.
std::string sort_key(std::string_view utf8, std::string_view language);

}
