#include "fuzz/fuzz_input.hpp"
#include "platform/http/request.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/input_types.hpp"

#include <string>

// Query strings, forms and segments of paths: what was decoded survives being encoded again.
namespace foyer::http {

namespace {

struct search {
    std::optional<text<1, 100>> q;
    std::optional<slug> category;
    std::optional<amount> min_price;
    flag in_stock;
    or_else<int_between<1, 1000>, 1> page;
    list_of<text<1, 10>, 3> tags;
};
BOOST_DESCRIBE_STRUCT(search, (), (q, category, min_price, in_stock, page, tags))

void check_pairs(std::string_view encoded) {
    const auto pairs = parse_pairs(encoded);
    FOYER_ASSERT(pairs.size() <= 200, "no more pairs than allowed");
    std::string again;
    for (const auto& [name, value] : pairs)
        again.append(again.empty() ? "" : "&")
            .append(encode_component(name))
            .append("=")
            .append(encode_component(value));
    FOYER_ASSERT(parse_pairs(again) == pairs, "pairs survive being encoded");
    const auto document = json::document::from_pairs(pairs);
    const auto root = document.root();
    search found{};
    json::faults faults;
    json::decode_object(std::span(&root, 1), json::unknown_fields::refused, found, faults);
    FOYER_ASSERT(found.tags.items.size() <= 3, "a list keeps its size");
    FOYER_ASSERT(found.page.value >= 1 && found.page.value <= 1000, "a number keeps its range");
}

void check_segment(std::string_view typed) {
    const auto encoded = encode_component(typed);
    FOYER_ASSERT(
        encoded.find_first_of("/?&=#+ \"<>\\;") == std::string::npos,
        "nothing in it means anything to an address"
    );
    FOYER_ASSERT(decode_segment(encoded) == std::string(typed), "a segment survives");
    if (const auto decoded = decode_segment(typed))
        FOYER_ASSERT(decode_segment(encode_component(*decoded)) == decoded, "also decoded first");
}

}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    const auto text = fuzz::input(data, size).rest();
    http::check_pairs(text);
    http::check_segment(text);
    http::request r;
    r.target = text;
    FOYER_ASSERT(r.path().find('?') == std::string_view::npos, "a path has no query");
    return 0;
}
