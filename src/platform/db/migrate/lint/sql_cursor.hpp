#pragma once

#include "platform/db/migrate/lint/sql_token.hpp"

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Goes through the words of one statement. At the end nothing is seen and names are empty.
namespace foyer::migrate {

struct sql_cursor {
    std::string_view sql;
    std::span<const token> tokens;
    std::size_t at{};

    bool done() const { return at >= tokens.size(); }
    bool sees(std::string_view word, std::size_t ahead = 0) const;

    // Goes on when the next words are these.
    bool accept(std::string_view word);
    bool accept_all(std::initializer_list<std::string_view> words);

    // A name, without the schema before it.
    std::string name();

    // The value of the 'text' that comes next; empty when none does.
    std::string text_value();

    // What stands from here to where `stop` says so, or a bracket closes, outside brackets.
    std::string until(const std::function<bool(const token&)>& stop);
    std::string until_comma();

    // (a, b DESC) -> a, b; "expression" for what is no column.
    std::vector<std::string> name_list();
};

// 'l''eau' -> l'eau
std::string unquoted(std::string_view text);

}
