#pragma once

#include "platform/base/names.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/traits.hpp"
#include "platform/json/value.hpp"

#include <cstring>
#include <span>

// Writes compact JSON straight from C++ values, without a tree between. Keys are the camelCase of
// the members' names, made at compile time; empty optionals are left out; decimals are exact texts;
// timestamps ISO 8601 with Z; enums have the seed's spelling.
namespace foyer::json {

class writer {
public:
    writer() { grow(480); }
    writer(const writer&) = delete;
    writer& operator=(const writer&) = delete;

    writer& begin_object() { return open('{'); }
    writer& end_object() { return close('}'); }
    writer& begin_array() { return open('['); }
    writer& end_array() { return close(']'); }

    // A key inside an object, escaped; its value follows.
    writer& key(std::string_view name);

    // JSON text that is valid as it is.
    writer& raw(std::string_view json) {
        separate(json.size());
        append(json);
        return *this;
    }

    writer& null() { return raw("null"); }

    template <class T>
    writer& value(const T& v);

    // key and value in one.
    template <class T>
    writer& field(std::string_view name, const T& v) {
        return key(name).value(v);
    }

    std::string_view view() const {
        return {buffer_.data(), static_cast<std::size_t>(at_ - buffer_.data())};
    }

    // The text written so far; the writer is spent.
    std::string take() &&;

private:
    void grow(std::size_t more);
    void need(std::size_t more) {
        if (static_cast<std::size_t>(end_ - at_) < more) grow(more);
    }
    void append(std::string_view text) {
        std::memcpy(at_, text.data(), text.size());
        at_ += text.size();
    }
    // A comma where one belongs, and room for `more` bytes.
    void separate(std::size_t more) {
        need(more + 1);
        if (at_ != buffer_.data() && at_[-1] != '{' && at_[-1] != '[' && at_[-1] != ':')
            *at_++ = ',';
    }
    writer& open(char bracket) {
        separate(1);
        *at_++ = bracket;
        return *this;
    }
    writer& close(char bracket) {
        need(1);
        *at_++ = bracket;
        return *this;
    }
    void member(std::string_view plain_key) {
        separate(plain_key.size() + 3);
        *at_++ = '"';
        append(plain_key);
        *at_++ = '"';
        *at_++ = ':';
    }

    void text(std::string_view utf8);
    void integer(std::int64_t number);
    void units(std::int64_t number, int scale);
    void moment(timestamp t);

    std::string buffer_;
    char* at_{};
    char* end_{};
};

template <class T>
writer& writer::value(const T& v) {
    if constexpr (std::is_same_v<T, bool>) {
        raw(v ? "true" : "false");
    } else if constexpr (std::is_integral_v<T>) {
        integer(static_cast<std::int64_t>(v));
    } else if constexpr (is_optional<T>::value) {
        if (v)
            value(*v);
        else
            null();
    } else if constexpr (is_vector<T>::value) {
        begin_array();
        for (const auto& item : v) value(item);
        end_array();
    } else if constexpr (is_id<T>::value || text_input<T>) {
        text(v.value);
    } else if constexpr (list_input<T>) {
        value(v.items);
    } else if constexpr (integer_input<T> || defaulted_input<T>) {
        value(v.value);
    } else if constexpr (is_decimal<T>::value) {
        units(v.units, T::scale);
    } else if constexpr (std::is_same_v<T, percent>) {
        units(v.hundredths, 2);
    } else if constexpr (std::is_same_v<T, timestamp>) {
        moment(v);
    } else if constexpr (std::is_same_v<T, json_value>) {
        raw(v.text);
    } else if constexpr (std::is_enum_v<T>) {
        text(enum_name(v));
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        text(v);
    } else {
        static_assert(described<T>, "a type that JSON cannot show; describe it");
        begin_object();
        for_each_member<T>([&](auto d) {
            const auto& m = v.*d.pointer;
            if constexpr (is_optional<std::remove_cvref_t<decltype(m)>>::value)
                if (!m) return;
            member(member_key<decltype(d)>.view());
            value(m);
        });
        end_object();
    }
    return *this;
}

// A value as JSON text.
template <class T>
std::string to_json(const T& v) {
    writer w;
    w.value(v);
    return std::move(w).take();
}

// JSON text made safe inside a <script> element: <, >, & and the line separators become \u escapes,
// which mean the same.
std::string html_safe(std::string_view json);

}
