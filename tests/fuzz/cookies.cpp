#include "fuzz/fuzz_input.hpp"
#include "platform/http/request.hpp"

#include <functional>
#include <string>

// Cookies: a value is a piece of its header, and no cookie hides another.
namespace foyer::http {

namespace {

bool lies_in(std::string_view part, std::string_view whole) {
    const std::less_equal<const char*> before;
    return before(whole.data(), part.data()) &&
           before(part.data() + part.size(), whole.data() + whole.size());
}

request with_cookies(std::string_view header) {
    request r;
    r.headers.push_back({"Host", "a"});
    r.headers.push_back({"cookie", header});
    return r;
}

}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    fuzz::input in(data, size);
    const auto name = in.line();
    const auto header = in.rest();
    if (const auto value = http::cookie_value(http::with_cookies(header), name)) {
        FOYER_ASSERT(http::lies_in(*value, header), "a value is a piece of its header");
        FOYER_ASSERT(value->find(';') == std::string_view::npos, "and of one cookie");
    }
    const auto longer = std::string(header) + "; foyer_cart=\"token\"";
    const auto first = http::cookie_value(http::with_cookies(header), "foyer_cart");
    const auto found = http::cookie_value(http::with_cookies(longer), "foyer_cart");
    FOYER_ASSERT(found.has_value(), "the last cookie is found whatever stands before it");
    FOYER_ASSERT(*found == first.value_or("token"), "the first of a name counts");
    return 0;
}
