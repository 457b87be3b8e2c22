#include "platform/db/migrate/drift/table_text.hpp"

#include <algorithm>
#include <cctype>

namespace foyer::migrate {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::size_t after(std::string_view text, std::string_view closing, std::size_t from) {
    const auto found = text.find(closing, from);
    return found == std::string_view::npos ? text.size() : found + closing.size();
}

// The end of the word, quoted text or comment at `at`; one character otherwise.
std::size_t token_end(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '\'' || c == '"' || c == '`') return after(text, text.substr(at, 1), at + 1);
    if (c == '[') return after(text, "]", at + 1);
    if (text.substr(at, 2) == "--") return after(text, "\n", at);
    if (text.substr(at, 2) == "/*") return after(text, "*/", at + 2);
    auto end = at + 1;
    if (is_word(c))
        while (end < text.size() && is_word(text[end])) ++end;
    return end;
}

std::vector<std::string_view> sqlite_tokens(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = token_end(text, at);
        const auto token = text.substr(at, end - at);
        const bool comment = token.starts_with("--") || token.starts_with("/*");
        if (!comment && std::isspace(static_cast<unsigned char>(token.front())) == 0)
            out.push_back(token);
        at = end;
    }
    return out;
}

bool is(std::string_view token, std::string_view keyword) {
    return std::ranges::equal(token, keyword, [](char a, char b) {
        return std::toupper(static_cast<unsigned char>(a)) == b;
    });
}

std::string without_quotes(std::string_view token) {
    if (!token.empty() && !is_word(token.front()) && token.size() >= 2)
        token = token.substr(1, token.size() - 2);
    return std::string(token);
}

// The index of the bracket that closes the one at `open`.
std::size_t closing(const std::vector<std::string_view>& tokens, std::size_t open) {
    int depth = 0;
    for (auto at = open; at < tokens.size(); ++at) {
        if (tokens[at] == "(") ++depth;
        if (tokens[at] == ")" && --depth == 0) return at;
    }
    return tokens.size();
}

}

std::vector<condition> conditions_in(std::string_view create_table) {
    const auto tokens = sqlite_tokens(create_table);
    std::vector<condition> out;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        if (!is(tokens[at], "CHECK") || tokens[at + 1] != "(") continue;
        const auto end = closing(tokens, at + 1);
        if (end == tokens.size()) break;
        const auto* const first = tokens[at + 1].data() + 1;
        condition c{{}, std::string(first, tokens[end].data())};
        if (at >= 2 && is(tokens[at - 2], "CONSTRAINT")) c.name = without_quotes(tokens[at - 1]);
        out.push_back(std::move(c));
        at = end;
    }
    return out;
}

std::vector<std::string> collations_in(std::string_view create_table) {
    const auto tokens = sqlite_tokens(create_table);
    std::vector<std::string> out;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        if (is(tokens[at], "CHECK") && tokens[at + 1] == "(")
            at = std::min(closing(tokens, at + 1), tokens.size() - 1);
        else if (is(tokens[at], "COLLATE"))
            out.push_back(without_quotes(tokens[at + 1]));
    }
    return out;
}

}
