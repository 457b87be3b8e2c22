#include "platform/db/migrate/lint/sql_token.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

struct scanner {
    std::string_view sql;
    std::size_t at{};
    std::vector<token> out;

    bool starts(std::string_view text) const { return sql.substr(at).starts_with(text); }

    std::size_t after(std::string_view closing, std::size_t from) const {
        const auto found = sql.find(closing, from);
        return found == std::string_view::npos ? sql.size() : found + closing.size();
    }

    template <class Accept>
    std::size_t run_of(Accept accept) const {
        auto end = at + 1;
        while (end < sql.size() && accept(sql[end])) ++end;
        return end;
    }

    // PostgreSQL's comments hold comments.
    std::size_t block_comment_end() const {
        int depth = 0;
        for (auto i = at; i + 1 < sql.size(); ++i) {
            const auto pair = sql.substr(i, 2);
            if (pair == "/*") ++depth, ++i;
            if (pair == "*/" && --depth == 0) return i + 2;
            if (pair == "*/") ++i;
        }
        return sql.size();
    }

    // The text in `quote`s that begins at `at`; a doubled quote stands for itself.
    std::size_t quoted_end(char quote) const {
        auto end = at + 1;
        while (end < sql.size()) {
            if (sql[end] != quote)
                ++end;
            else if (end + 1 < sql.size() && sql[end + 1] == quote)
                end += 2;
            else
                return end + 1;
        }
        return sql.size();
    }

    // $$ or $tag$ at `at`; empty when the dollar is something else.
    std::string_view dollar_quote() const {
        auto end = at + 1;
        while (end < sql.size() && (begins_word(sql[end]) || is_digit(sql[end]))) ++end;
        if (end >= sql.size() || sql[end] != '$' || (end > at + 1 && is_digit(sql[at + 1])))
            return {};
        return sql.substr(at, end + 1 - at);
    }

    void take(token_kind kind, std::size_t end) {
        out.push_back({kind, std::string(sql.substr(at, end - at)), at, end});
        at = end;
    }

    void take_name() {
        take(token_kind::name, quoted_end('"'));
        auto& text = out.back().text;
        text = text.substr(1, text.size() < 2 ? 0 : text.size() - 2);
        for (auto i = text.find("\"\""); i != std::string::npos; i = text.find("\"\"", i + 1))
            text.erase(i, 1);
    }

    void step() {
        const char c = sql[at];
        if (is_space(c))
            ++at;
        else if (starts("--"))
            at = after("\n", at);
        else if (starts("/*"))
            at = block_comment_end();
        else if (c == '\'')
            take(token_kind::text, quoted_end('\''));
        else if (c == '"')
            take_name();
        else if (c == '$' && !dollar_quote().empty())
            take(token_kind::text, after(dollar_quote(), at + dollar_quote().size()));
        else if (begins_word(c))
            take(token_kind::word, run_of([](char x) { return begins_word(x) || is_digit(x); }));
        else if (is_digit(c))
            take(token_kind::number, run_of([](char x) { return is_digit(x) || x == '.'; }));
        else
            take(token_kind::symbol, at + 1);
    }
};

}

bool token::is(std::string_view word) const {
    if (kind != token_kind::word && kind != token_kind::symbol) return false;
    return std::ranges::equal(text, word, {}, upper);
}

std::vector<token> tokens_of(std::string_view sql) {
    scanner s{sql, 0, {}};
    while (s.at < sql.size()) s.step();
    return std::move(s.out);
}

}
