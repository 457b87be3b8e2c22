#include "platform/json/decode.hpp"

#include "platform/base/decimal.hpp"
#include "platform/base/text.hpp"

#include <charconv>
#include <limits>

namespace foyer::json {

namespace {

constexpr std::size_t max_faults = 50;
constexpr std::size_t max_plain_text =
    20'000; // characters of a std::string member, which names no bound

std::string_view type_name_of(node n) {
    switch (n.type()) {
        case node::kind::null: return "null";
        case node::kind::boolean: return "boolean";
        case node::kind::integer:
        case node::kind::number: return "number";
        case node::kind::text: return "string";
        case node::kind::array: return "array";
        case node::kind::object: break;
    }
    return "object";
}

void wrong_type(const decoding& d, const place& where, node n, std::string_view wanted) {
    d.fault(where, "wrong_type", std::string(wanted) + ", not " + std::string(type_name_of(n)));
}

}

void faults::add(std::string field, std::string_view code, std::string detail) {
    if (list_.size() < max_faults)
        list_.push_back({std::move(field), std::string(code), std::move(detail)});
}

error input_error(faults&& all) {
    return {
        errc::invalid, "input.invalid", "the input breaks the rules named in errors",
        std::move(all).take()
    };
}

std::string place::text() const {
    std::string before = parent == nullptr ? std::string() : parent->text();
    if (parent == nullptr && name.empty()) return before;
    if (name.empty()) return before + "[" + std::to_string(index) + "]";
    if (!before.empty()) before += '.';
    return before.append(name);
}

namespace detail {

bool is_absent(const std::optional<node>& n) {
    if (!n || n->type() == node::kind::null) return true;
    return !n->typed() && n->type() == node::kind::text && trim(n->text()).empty();
}

std::optional<node> find_in(std::span<const node> sources, std::string_view key) {
    for (const auto& source : sources)
        if (auto found = source.find(key)) return found;
    return std::nullopt;
}

void refuse_unknown(
    const decoding& d, const place& where, std::span<const node> sources,
    std::span<const std::string_view> known
) {
    for (const auto& source : sources) {
        for (std::size_t i = 0; i < source.size(); ++i) {
            const auto key = source.key(i);
            if (std::find(known.begin(), known.end(), key) != known.end()) continue;
            d.fault(
                {&where, key.size() <= 100 && is_clean_text(key) ? key : "?", 0}, "unknown_field"
            );
        }
    }
}

std::optional<std::string_view> decode_text(const decoding& d, const place& where, node n) {
    if (n.type() == node::kind::text) return n.text();
    wrong_type(d, where, n, "string");
    return std::nullopt;
}

std::optional<std::int64_t> decode_integer(const decoding& d, const place& where, node n) {
    if (n.type() == node::kind::integer) return n.integer();
    if (!n.typed() && n.type() == node::kind::text) {
        const auto digits = trim(n.text());
        std::int64_t number{};
        const auto [end, failure] =
            std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (failure == std::errc() && end == digits.data() + digits.size()) return number;
        d.fault(
            where, failure == std::errc::result_out_of_range ? "out_of_range" : "bad_format",
            "whole number"
        );
        return std::nullopt;
    }
    wrong_type(d, where, n, "whole number");
    return std::nullopt;
}

std::optional<std::int64_t> decode_units(const decoding& d, const place& where, node n, int scale) {
    std::optional<std::int64_t> units;
    if (n.type() == node::kind::text)
        units = parse_units(trim(n.text()), scale);
    else if (n.type() == node::kind::integer)
        units = parse_units(std::to_string(n.integer()), scale);
    else
        return wrong_type(d, where, n, "decimal text"), std::nullopt;
    if (!units)
        d.fault(
            where, "bad_format", "at most " + std::to_string(scale) + " digits after the point"
        );
    return units;
}

std::optional<std::size_t> decode_choice(
    const decoding& d, const place& where, node n, const std::vector<std::string>& names
) {
    const auto typed = decode_text(d, where, n);
    if (!typed) return std::nullopt;
    const auto found = std::find(names.begin(), names.end(), *typed);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
    d.fault(where, "not_allowed", std::move(list));
    return std::nullopt;
}

bool decode_id(const decoding& d, const place& where, node n, std::string& out) {
    const auto typed = decode_text(d, where, n);
    if (!typed) return false;
    if (typed->empty()) return d.fault(where, "required"), false;
    if (typed->size() > 64) return d.fault(where, "too_long", "64"), false;
    if (!is_clean_text(*typed)) return d.fault(where, "unclean"), false;
    out = *typed;
    return true;
}

}

void decode(const decoding& d, const place& where, node n, bool& out) {
    if (n.type() == node::kind::boolean) {
        out = n.boolean();
    } else if (!n.typed() && n.type() == node::kind::text) {
        const auto typed = trim(n.text());
        if (typed == "true" || typed == "1" || typed == "on")
            out = true;
        else if (typed == "false" || typed == "0" || typed == "off")
            out = false;
        else
            d.fault(where, "bad_format", "true or false");
    } else {
        wrong_type(d, where, n, "boolean");
    }
}

void decode(const decoding& d, const place& where, node n, int& out) {
    const auto number = detail::decode_integer(d, where, n);
    if (!number) return;
    if (*number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max())
        return d.fault(where, "out_of_range", "32 bits");
    out = static_cast<int>(*number);
}

void decode(const decoding& d, const place& where, node n, std::int64_t& out) {
    if (const auto number = detail::decode_integer(d, where, n)) out = *number;
}

void decode(const decoding& d, const place& where, node n, std::string& out) {
    const auto typed = detail::decode_text(d, where, n);
    if (!typed) return;
    if (!is_clean_text(*typed)) return d.fault(where, "unclean");
    if (character_count(*typed) > max_plain_text)
        return d.fault(where, "too_long", std::to_string(max_plain_text));
    out = *typed;
}

void decode(const decoding& d, const place& where, node n, percent& out) {
    if (const auto units = detail::decode_units(d, where, n, 2)) out.hundredths = *units;
}

void decode(const decoding& d, const place& where, node n, timestamp& out) {
    const auto typed = detail::decode_text(d, where, n);
    if (!typed) return;
    const auto parsed = parse_timestamp(trim(*typed));
    if (!parsed) return d.fault(where, "bad_format", "2024-01-15T10:20:30Z");
    out = *parsed;
}

void decode(const decoding&, const place&, node n, json_value& out) { out.text = n.to_text(); }

}
