#include "platform/base/names.hpp"

namespace foyer {

namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string join_words(std::string_view snake, bool capital) {
    std::string out;
    for (const char c : snake) {
        if (c == '_') {
            capital = true;
            continue;
        }
        out.push_back(capital ? upper(c) : c);
        capital = false;
    }
    return out;
}

}

std::string camel_case(std::string_view snake) { return join_words(snake, false); }

std::string pascal_case(std::string_view snake) { return join_words(snake, true); }

std::string upper_case(std::string_view snake) {
    std::string out(snake);
    if (out.ends_with('_')) out.pop_back();
    for (auto& c : out) c = upper(c);
    return out;
}

}
