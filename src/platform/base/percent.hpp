#pragma once

#include <string>
#include <string_view>

namespace foyer {

// For any part of an address: everything but letters, digits and -_.~ as %XX (RFC 3986, 2.3).
std::string percent_encoded(std::string_view text);

}
