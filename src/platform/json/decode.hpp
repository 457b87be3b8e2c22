#pragma once

#include "platform/base/names.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/node.hpp"
#include "platform/json/traits.hpp"
#include "platform/json/value.hpp"

#include <algorithm>
#include <span>

// Decodes described structs and reports every fault at once. Codes: required, unknown_field,
// wrong_type, bad_format, too_long, too_short, out_of_range, too_many, not_allowed (no value of the
// enum), unclean (control characters or broken UTF-8).
namespace foyer::json {

enum class unknown_fields : std::uint8_t { refused, ignored };

// Collected faults, at most 50; more than that help nobody.
class faults {
public:
    void add(std::string field, std::string_view code, std::string detail = {});
    bool empty() const { return list_.empty(); }
    std::vector<field_error> take() && { return std::move(list_); }

private:
    std::vector<field_error> list_;
};

// Error "input.invalid" of kind invalid with these faults as fields.
error input_error(faults&& all);

// Where a value stands; becomes "items[0].quantity" when a fault is reported.
struct place {
    const place* parent{};
    std::string_view name{};
    std::size_t index{};

    std::string text() const;
};

// What the decoder carries along.
struct decoding {
    json::faults& faults;
    unknown_fields unknown{};

    void fault(const place& where, std::string_view code, std::string detail = {}) const {
        faults.add(where.text(), code, std::move(detail));
    }
};

void decode(const decoding& d, const place& where, node n, bool& out);
void decode(const decoding& d, const place& where, node n, int& out);
void decode(const decoding& d, const place& where, node n, std::int64_t& out);
void decode(const decoding& d, const place& where, node n, std::string& out);
void decode(const decoding& d, const place& where, node n, percent& out);
void decode(const decoding& d, const place& where, node n, timestamp& out);
void decode(const decoding& d, const place& where, node n, json_value& out);

namespace detail {

// Each gives nothing and reports a fault when the value is not what it should be.
std::optional<std::int64_t> decode_units(const decoding& d, const place& where, node n, int scale);
std::optional<std::int64_t> decode_integer(const decoding& d, const place& where, node n);
std::optional<std::string_view> decode_text(const decoding& d, const place& where, node n);
std::optional<std::size_t> decode_choice(
    const decoding& d, const place& where, node n, const std::vector<std::string>& names
);
bool decode_id(const decoding& d, const place& where, node n, std::string& out);

// Whether the value counts as absent: null, or an empty text from a form or an address.
bool is_absent(const std::optional<node>& n);

// Looks a member up in the sources in order.
std::optional<node> find_in(std::span<const node> sources, std::string_view key);

// Reports the keys of the sources that no member has.
void refuse_unknown(
    const decoding& d, const place& where, std::span<const node> sources,
    std::span<const std::string_view> known
);

}

template <class T>
void decode(const decoding& d, const place& where, node n, T& out);

template <described T>
void decode_members(const decoding& d, const place& where, std::span<const node> sources, T& out);

template <class T>
void decode_vector(
    const decoding& d, const place& where, node n, std::vector<T>& out, std::size_t max_size
) {
    if (n.type() != node::kind::array) {
        if (n.typed()) return d.fault(where, "wrong_type", "array");
        return decode(d, {&where, {}, 0}, n, out.emplace_back());
    }
    if (n.size() > max_size) return d.fault(where, "too_many", std::to_string(max_size));
    out.reserve(n.size());
    for (std::size_t i = 0; i < n.size(); ++i)
        decode(d, {&where, {}, i}, n.at(i), out.emplace_back());
}

template <class T>
void decode(const decoding& d, const place& where, node n, T& out) {
    if constexpr (is_optional<T>::value) {
        if (!detail::is_absent(n)) decode(d, where, n, out.emplace());
    } else if constexpr (defaulted_input<T>) {
        decode(d, where, n, out.value);
    } else if constexpr (list_input<T>) {
        decode_vector(d, where, n, out.items, T::max_size);
    } else if constexpr (is_vector<T>::value) {
        decode_vector(d, where, n, out, 100);
    } else if constexpr (integer_input<T>) {
        if (const auto number = detail::decode_integer(d, where, n))
            if (auto bad = T::accept_number(*number, out); !bad.code.empty())
                d.fault(where, bad.code, std::move(bad.detail));
    } else if constexpr (text_input<T>) {
        if (const auto typed = detail::decode_text(d, where, n))
            if (auto bad = T::accept(*typed, out); !bad.code.empty())
                d.fault(where, bad.code, std::move(bad.detail));
    } else if constexpr (is_id<T>::value) {
        detail::decode_id(d, where, n, out.value);
    } else if constexpr (is_decimal<T>::value) {
        if (const auto units = detail::decode_units(d, where, n, T::scale)) out.units = *units;
    } else if constexpr (std::is_enum_v<T>) {
        static const auto names = enum_names<T>();
        if (const auto chosen = detail::decode_choice(d, where, n, names))
            out = *parse_enum<T>(names[*chosen]);
    } else {
        static_assert(
            described<T>, "a type that JSON cannot give; describe it or use an input type"
        );
        if (n.type() != node::kind::object) return d.fault(where, "wrong_type", "object");
        decode_members(d, where, std::span<const node>(&n, 1), out);
    }
}

template <described T>
void decode_members(const decoding& d, const place& where, std::span<const node> sources, T& out) {
    for_each_member<T>([&](auto member) {
        using type = std::remove_cvref_t<decltype(out.*member.pointer)>;
        constexpr std::string_view key = member_key<decltype(member)>.view();
        const auto n = detail::find_in(sources, key);
        const place here{&where, key, 0};
        if (!detail::is_absent(n))
            decode(d, here, *n, out.*member.pointer);
        else if constexpr (!is_optional<type>::value && !defaulted_input<type>) {
            if (n && n->typed())
                d.fault(here, "wrong_type", "null");
            else
                d.fault(here, "required");
        }
    });
    if (d.unknown == unknown_fields::ignored) return;
    static constexpr auto keys = []<class... D>(boost::mp11::mp_list<D...>) {
        return std::array<std::string_view, sizeof...(D)>{member_key<D>.view()...};
    }(boost::mp11::mp_rename<members_of<T>, boost::mp11::mp_list>{});
    detail::refuse_unknown(d, where, sources, keys);
}

// Decodes one struct whose members are looked for in several objects, the first that has one wins.
template <described T>
void decode_object(std::span<const node> sources, unknown_fields unknown, T& out, faults& all) {
    const decoding d{all, unknown};
    decode_members(d, place{}, sources, out);
}

// Decodes a JSON text; the error has all faults.
template <class T>
result<T> read(std::string_view text, unknown_fields unknown = unknown_fields::refused) {
    FOYER_TRY(const auto parsed, document::parse(text));
    T out{};
    faults all;
    decode(decoding{all, unknown}, place{}, parsed.root(), out);
    if (!all.empty()) return input_error(std::move(all));
    return out;
}

}
