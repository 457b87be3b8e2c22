#include "fuzz/fuzz_input.hpp"
#include "platform/http/request.hpp"
#include "platform/i18n/language.hpp"

#include <string>

// Accept-Language and Accept-Encoding: neither letters' case nor white space around parts change
// what a browser prefers.
namespace foyer::http {

namespace {

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return out;
}

std::string spaced(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c;
        if (c == ',' || c == ';') out += ' ';
    }
    return out;
}

bool takes_gzip(std::string_view accept_encoding) {
    request r;
    r.headers.push_back({"Accept-Encoding", accept_encoding});
    return r.accepts_gzip();
}

}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    const auto header = fuzz::input(data, size).rest();
    const auto language = i18n::negotiate(header);
    FOYER_ASSERT(i18n::negotiate(http::upper(header)) == language, "case says nothing");
    FOYER_ASSERT(i18n::negotiate(http::spaced(header)) == language, "nor does white space");
    FOYER_ASSERT(
        i18n::negotiate(std::string(header) + ",de;q=0.9") == language, "nor what we do not have"
    );
    const bool gzip = http::takes_gzip(header);
    FOYER_ASSERT(http::takes_gzip(http::upper(header)) == gzip, "case says nothing");
    FOYER_ASSERT(http::takes_gzip(http::spaced(header)) == gzip, "nor does white space");
    FOYER_ASSERT(!http::takes_gzip("gzip;q=0," + std::string(header)), "no is no");
    return 0;
}
