#include "platform/http/origin.hpp"

#include "platform/http/header_text.hpp"

namespace foyer::http {

bool comes_from_us(const request& r) {
    if (const auto site = r.header_value("Sec-Fetch-Site")) {
        // The browser has compared the addresses as it knows them; a proxy may have changed Host,
        // and a page without referrers sends the Origin "null" to its own site too.
        if (*site == "same-origin") return true;
        if (*site != "none") return false;
    }
    auto origin = r.header_value("Origin");
    if (!origin) return true;
    // Of the other scheme it is another origin: whoever can change what passes in the clear writes
    // the pages of http://HOST. "null" begins with neither.
    const std::string_view scheme = r.secure ? "https://" : "http://";
    if (!origin->starts_with(scheme)) return false;
    const auto host = r.header_value("Host");
    return host && !host->empty() && equal_ignoring_case(origin->substr(scheme.size()), *host);
}

}
