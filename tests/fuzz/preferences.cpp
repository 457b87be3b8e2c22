#include "fuzz/fuzz_input.hpp"
#include "platform/http/coding.hpp"
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

coding chosen(std::string_view accept_encoding) {
    request r;
    r.headers.push_back({"Accept-Encoding", accept_encoding});
    return choose_coding(r, true);
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
    const auto coding = http::chosen(header);
    FOYER_ASSERT(http::chosen(http::upper(header)) == coding, "case says nothing");
    FOYER_ASSERT(http::chosen(http::spaced(header)) == coding, "nor does white space");
    FOYER_ASSERT(
        http::chosen(std::string(header) + ",gzip;q=0,br;q=0") == http::coding::identity, "no is no"
    );
    return 0;
}
