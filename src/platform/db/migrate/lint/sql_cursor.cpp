#include "platform/db/migrate/lint/sql_cursor.hpp"

namespace foyer::migrate {

bool sql_cursor::sees(std::string_view word, std::size_t ahead) const {
    return at + ahead < tokens.size() && tokens[at + ahead].is(word);
}

bool sql_cursor::accept(std::string_view word) {
    if (!sees(word)) return false;
    ++at;
    return true;
}

bool sql_cursor::accept_all(std::initializer_list<std::string_view> words) {
    std::size_t ahead = 0;
    for (const auto w : words)
        if (!sees(w, ahead++)) return false;
    at += words.size();
    return true;
}

std::string sql_cursor::name() {
    std::string out;
    while (!done()) {
        out = tokens[at++].text;
        if (!accept(".")) break;
    }
    return out;
}

std::string sql_cursor::text_value() {
    if (done() || tokens[at].kind != token_kind::text) return {};
    return unquoted(tokens[at++].text);
}

std::string sql_cursor::until(const std::function<bool(const token&)>& stop) {
    if (done()) return {};
    const auto begin = tokens[at].begin;
    auto end = begin;
    int depth = 0;
    for (; !done(); ++at) {
        const auto& t = tokens[at];
        if (depth == 0 && (t.is(")") || stop(t))) break;
        if (t.is("(")) ++depth;
        if (t.is(")")) --depth;
        end = t.end;
    }
    return std::string(sql.substr(begin, end - begin));
}

std::string sql_cursor::until_comma() {
    return until([](const token& t) { return t.is(","); });
}

std::vector<std::string> sql_cursor::name_list() {
    std::vector<std::string> out;
    if (!accept("(")) return out;
    while (!done() && !accept(")")) {
        const auto begin = at;
        until_comma();
        const bool plain = at > begin && tokens[begin].kind != token_kind::symbol &&
                           (at == begin + 1 || !tokens[begin + 1].is("("));
        out.push_back(plain ? tokens[begin].text : "expression");
        accept(",");
    }
    return out;
}

std::string unquoted(std::string_view text) {
    std::string out;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        out += text[i];
        if (text[i] == '\'') ++i;
    }
    return out;
}

}
