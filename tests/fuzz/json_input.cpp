#include "fuzz/fuzz_input.hpp"
#include "platform/base/text.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/input_types.hpp"
#include "platform/json/writer.hpp"

// Inputs out of JSON: what is accepted keeps its bounds, and comes back the same when it is written
// and read again.
namespace foyer {

namespace {

enum class size { small, large };
BOOST_DESCRIBE_ENUM(size, small, large)

struct part {
    text<1, 20> label;
    quantity count;
    std::optional<amount> price;
};
BOOST_DESCRIBE_STRUCT(part, (), (label, count, price))

struct everything {
    std::optional<text<2, 40>> name;
    std::optional<long_text<0, 200>> note;
    std::optional<phone> contact_phone;
    std::optional<email> mail;
    std::optional<slug> page;
    std::optional<id_of<part>> part_id;
    std::optional<size> how_large;
    std::optional<money> total;
    std::optional<percent> rate;
    std::optional<timestamp> at;
    std::optional<json_value> anything;
    std::optional<std::int64_t> wide;
    flag wanted;
    or_else<int_between<1, 100>, 24> limit;
    list_of<part, 5> parts;
};
BOOST_DESCRIBE_STRUCT(
    everything, (),
    (name, note, contact_phone, mail, page, part_id, how_large, total, rate, at, anything, wide,
     wanted, limit, parts)
)

void check_bounds(const everything& e) {
    if (e.name) {
        const auto length = character_count(e.name->value);
        FOYER_ASSERT(length >= 2 && length <= 40, "a text keeps its length");
        FOYER_ASSERT(is_clean_text(e.name->value), "a text is clean");
        FOYER_ASSERT(trim(e.name->value) == e.name->value, "a text is trimmed");
    }
    if (e.note) FOYER_ASSERT(character_count(e.note->value) <= 200, "a long text too");
    if (e.total)
        FOYER_ASSERT(parse_units(to_text(*e.total), 2) == e.total->units, "money is exact");
    FOYER_ASSERT(e.limit.value >= 1 && e.limit.value <= 100, "a number keeps its range");
    FOYER_ASSERT(e.parts.items.size() <= 5, "a list keeps its size");
    for (const auto& p : e.parts) FOYER_ASSERT(p.count >= 1 && p.count <= 999, "also inside");
}

// Boost rounds numbers with an exponent or many digits, and may round what it wrote again.
bool has_rounded_number(std::string_view json) {
    std::size_t digits = 0;
    for (const char c : json) {
        if (digits > 0 && (c == 'e' || c == 'E')) return true;
        digits = (c >= '0' && c <= '9') || c == '.' ? digits + 1 : 0;
        if (digits > 15) return true;
    }
    return false;
}

void read(std::string_view json, json::unknown_fields unknown) {
    const auto first = json::read<everything>(json, unknown);
    if (first.has_error()) {
        FOYER_ASSERT(first.error().fields.size() <= 50, "no more faults than help anybody");
        return;
    }
    check_bounds(*first);
    if (has_rounded_number(json)) return;
    const auto written = json::to_json(*first);
    const auto again = json::read<everything>(written);
    FOYER_ASSERT(again.has_value(), "what was accepted is accepted again");
    FOYER_ASSERT(json::to_json(*again) == written, "and is the same");
}

}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    const auto json = fuzz::input(data, size).rest();
    read(json, json::unknown_fields::refused);
    read(json, json::unknown_fields::ignored);
    if (const auto compact = json::compact(json); compact.has_value()) {
        const auto again = json::compact(*compact);
        FOYER_ASSERT(again.has_value(), "compact JSON is JSON");
        FOYER_ASSERT(has_rounded_number(json) || *again == *compact, "and stays as it is");
        FOYER_ASSERT(json::document::parse(json::html_safe(*compact)).has_value(), "also in HTML");
    }
    return 0;
}
