#include "platform/json/node.hpp"

#include "platform/base/assert.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace foyer::json {

namespace {

namespace bj = boost::json;

const bj::value& as_value(const void* p) {
    FOYER_ASSERT(p != nullptr, "a node without a document");
    return *static_cast<const bj::value*>(p);
}

// Boost reads 1e400 as an infinity, for which JSON has no spelling.
bool is_finite(const bj::value& v) {
    if (const auto* number = v.if_double()) return std::isfinite(*number);
    if (const auto* array = v.if_array()) return std::ranges::all_of(*array, is_finite);
    const auto* object = v.if_object();
    return object == nullptr || std::ranges::all_of(*object, [](const auto& member) {
               return is_finite(member.value());
           });
}

result<bj::value> parse_value(std::string_view text) {
    boost::system::error_code ec;
    bj::stream_parser parser({}, {.max_depth = 32});
    const auto read = parser.write(text.data(), text.size(), ec);
    if (!ec) parser.finish(ec);
    if (ec) {
        return error{
            errc::invalid, "body.malformed",
            "no valid JSON near byte " + std::to_string(read) + ": " + ec.message()
        };
    }
    auto value = parser.release();
    if (!is_finite(value)) return error{errc::invalid, "body.malformed", "a number is too large"};
    return value;
}

// Boost spells 3.5 as 3.5E0, which is right and reads badly; here it is the shortest plain form.
void append_text(std::string& out, const bj::value& v) {
    if (const auto* object = v.if_object()) {
        out.push_back('{');
        for (bool first = true; const auto& [key, member] : *object) {
            if (!std::exchange(first, false)) out.push_back(',');
            out += bj::serialize(key);
            out.push_back(':');
            append_text(out, member);
        }
        out.push_back('}');
    } else if (const auto* array = v.if_array()) {
        out.push_back('[');
        for (bool first = true; const auto& element : *array) {
            if (!std::exchange(first, false)) out.push_back(',');
            append_text(out, element);
        }
        out.push_back(']');
    } else if (const auto* number = v.if_double()) {
        char digits[32];
        const auto end = std::to_chars(std::begin(digits), std::end(digits), *number);
        out.append(digits, end.ptr);
    } else {
        out += bj::serialize(v);
    }
}

std::string text_of(const bj::value& v) {
    std::string out;
    append_text(out, v);
    return out;
}

}

node::kind node::type() const {
    switch (const auto& v = as_value(value_); v.kind()) {
        case bj::kind::null: return kind::null;
        case bj::kind::bool_: return kind::boolean;
        case bj::kind::int64: return kind::integer;
        case bj::kind::uint64: return kind::number; // beyond 64 bits with a sign
        case bj::kind::double_: return kind::number;
        case bj::kind::string: return kind::text;
        case bj::kind::array: return kind::array;
        case bj::kind::object: break;
    }
    return kind::object;
}

bool node::boolean() const { return as_value(value_).get_bool(); }

std::int64_t node::integer() const { return as_value(value_).get_int64(); }

std::string_view node::text() const {
    const auto& s = as_value(value_).get_string();
    return {s.data(), s.size()};
}

std::size_t node::size() const {
    const auto& v = as_value(value_);
    return v.is_array() ? v.get_array().size() : v.get_object().size();
}

node node::at(std::size_t index) const {
    const auto& v = as_value(value_);
    if (v.is_array()) return {&v.get_array()[index], typed_};
    return {&(v.get_object().begin() + static_cast<std::ptrdiff_t>(index))->value(), typed_};
}

std::string_view node::key(std::size_t index) const {
    const auto& object = as_value(value_).get_object();
    const auto found = (object.begin() + static_cast<std::ptrdiff_t>(index))->key();
    return {found.data(), found.size()};
}

std::optional<node> node::find(std::string_view key) const {
    const auto* object = as_value(value_).if_object();
    if (object == nullptr) return std::nullopt;
    const auto* found = object->if_contains(bj::string_view(key.data(), key.size()));
    if (found == nullptr) return std::nullopt;
    return node(found, typed_);
}

std::string node::to_text() const { return text_of(as_value(value_)); }

result<document> document::parse(std::string_view text) {
    FOYER_TRY(auto value, parse_value(text));
    return document(std::make_shared<bj::value>(std::move(value)), true);
}

document document::from_pairs(const std::vector<std::pair<std::string, std::string>>& pairs) {
    auto value = std::make_shared<bj::value>(bj::object{});
    auto& object = value->get_object();
    for (const auto& [name, text] : pairs) {
        auto [found, fresh] = object.emplace(name, bj::value(bj::string(text)));
        if (fresh) continue;
        if (found->value().is_string()) {
            bj::array list{std::move(found->value())};
            found->value() = std::move(list);
        }
        found->value().get_array().emplace_back(bj::string(text));
    }
    return document(std::move(value), false);
}

document document::empty_object() {
    return document(std::make_shared<bj::value>(bj::object{}), true);
}

node document::root() const { return {value_.get(), typed_}; }

result<std::string> compact(std::string_view text) {
    FOYER_TRY(const auto value, parse_value(text));
    return text_of(value);
}

}
