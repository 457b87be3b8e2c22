#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// SQL text as words. No grammar: enough to know a statement by its words.
namespace foyer::migrate {

enum class token_kind : std::uint8_t {
    word,   // unquoted name or keyword
    name,   // "quoted name", without its quotes
    text,   // 'text' or $$text$$, with its quotes
    number, // 12.5
    symbol, // one character of the rest
};

struct token {
    token_kind kind{};
    std::string text;
    std::size_t begin{}; // in the source
    std::size_t end{};

    // Whether it is this keyword, given in capitals, or this symbol.
    bool is(std::string_view word) const;
};

// Comments are left out. What is not closed goes to the end of the text.
std::vector<token> tokens_of(std::string_view sql);

}
