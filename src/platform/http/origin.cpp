#include "platform/http/origin.hpp"

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
    const auto scheme = origin->find("://");
    if (scheme == std::string_view::npos) return false; // "null"
    const auto host = r.header_value("Host");
    return host && !host->empty() && origin->substr(scheme + 3) == *host;
}

}
