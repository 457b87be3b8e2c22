#include "platform/http/coding.hpp"

#include "platform/http/header_text.hpp"

#include <algorithm>
#include <optional>

namespace foyer::http {

namespace {

bool same_text(std::string_view a, std::string_view lower_case) {
    return std::equal(a.begin(), a.end(), lower_case.begin(), lower_case.end(), [](char x, char y) {
        return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y;
    });
}

// "0.8" as 800; what cannot be read is 0, so that the client gets bytes which it surely knows.
int thousandths(std::string_view q) {
    if (q.empty() || q.size() > 5 || (q[0] != '0' && q[0] != '1')) return 0;
    int weight = (q[0] - '0') * 1000;
    if (q.size() > 1 && q[1] != '.') return 0;
    int unit = 100;
    for (const char digit : q.substr(std::min<std::size_t>(2, q.size()))) {
        if (digit < '0' || digit > '9') return 0;
        weight += (digit - '0') * unit;
        unit /= 10;
    }
    return std::min(weight, 1000);
}

struct weights {
    std::optional<int> brotli;
    std::optional<int> gzip;
    std::optional<int> identity;
    std::optional<int> any;
};

weights weights_of(std::string_view accepted) {
    weights found;
    while (!accepted.empty()) {
        auto element = next_part(accepted, ',');
        const auto name = trimmed(next_part(element, ';'));
        const auto parameter = trimmed(element);
        const bool weighed = parameter.size() >= 2 && same_text(parameter.substr(0, 2), "q=");
        const int weight = weighed ? thousandths(parameter.substr(2)) : 1000;
        if (same_text(name, "br"))
            found.brotli = weight;
        else if (same_text(name, "gzip") || same_text(name, "x-gzip"))
            found.gzip = weight;
        else if (same_text(name, "identity"))
            found.identity = weight;
        else if (name == "*")
            found.any = weight;
    }
    return found;
}

}

coding choose_coding(const request& r, bool has_brotli) {
    const auto accepted = r.header_value("Accept-Encoding");
    if (!accepted) return coding::identity;
    const auto w = weights_of(*accepted);
    const int other = w.any.value_or(0);
    const int brotli = has_brotli ? w.brotli.value_or(other) : 0;
    const int gzip = w.gzip.value_or(other);
    const int best = std::max(brotli, gzip);
    if (best == 0 || w.identity.value_or(0) > best) return coding::identity;
    return brotli == best ? coding::brotli : coding::gzip;
}

}
