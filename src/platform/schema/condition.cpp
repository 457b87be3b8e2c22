#include "platform/schema/condition.hpp"

#include <cctype>

namespace foyer::schema {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\'') {
            const auto end = text.find('\'', i + 1);
            i = end == std::string_view::npos ? text.size() : end + 1;
        } else if (is_word(text[i])) {
            const auto begin = i;
            const bool number = is_digit(text[i]);
            while (i < text.size() && (is_word(text[i]) || (number && text[i] == '.'))) ++i;
            tokens.emplace_back(text.substr(begin, i - begin));
        } else {
            ++i;
        }
    }
    return tokens;
}

}

std::vector<std::string> words_of(std::string_view condition) {
    auto tokens = tokens_of(condition);
    std::erase_if(tokens, [](const auto& t) { return is_digit(t.front()); });
    return tokens;
}

std::vector<std::string> numbers_of(std::string_view condition) {
    auto tokens = tokens_of(condition);
    std::erase_if(tokens, [](const auto& t) { return !is_digit(t.front()); });
    return tokens;
}

}
