#pragma once

#include "platform/i18n/language.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

// The words of the interface, from messages/fr.json, ar.json and en.json. A file is one flat
// object: dotted key to text. The build checks (tools/check_messages) that the three have the same
// keys and arguments and that every key used in templates and in C++ exists.
namespace foyer::i18n {

// The key of a message. Only written as "cart.title"_msg, so that the build finds each use.
class message_key {
public:
    constexpr std::string_view name() const { return name_; }

private:
    constexpr explicit message_key(std::string_view name) : name_(name) {}
    friend constexpr message_key operator""_msg(const char* name, std::size_t size);

    std::string_view name_;
};

constexpr message_key operator""_msg(const char* name, std::size_t size) {
    return message_key({name, size});
}

// A named value for a message with arguments: a number (for plurals) or a text that is already
// formatted.
struct argument {
    std::string_view name;
    std::variant<std::int64_t, std::string> value;
};

// A message without arguments. The text lives as long as the program; a missing key is a bug and
// ends it.
std::string_view text(language lang, message_key key);

// A message with arguments in ICU MessageFormat ("{count, plural, one {# article} other {#
// articles}}"); digits are Western in every language. A wrong pattern is a bug and ends the program
// (a test formats them all).
std::string text(language lang, message_key key, std::initializer_list<argument> arguments);

// A text by a key that is only known at run time (codes of errors, marks in templates), or nothing.
std::optional<std::string_view> find_text(language lang, std::string_view key);

}
