#include "platform/db/statement_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace foyer::db {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Where the tag of a dollar quote ends ("$$", "$body$"), or `at` when none begins there.
std::size_t dollar_tag_end(std::string_view sql, std::size_t at) {
    auto end = at + 1;
    if (end < sql.size() && std::isdigit(static_cast<unsigned char>(sql[end])) != 0) return at;
    while (end < sql.size() && is_word(sql[end])) ++end;
    return end < sql.size() && sql[end] == '$' ? end + 1 : at;
}

std::size_t after(std::string_view sql, std::string_view closing, std::size_t from) {
    const auto found = sql.find(closing, from);
    return found == std::string_view::npos ? sql.size() : found + closing.size();
}

// The end of the quoted text or comment that begins at `at`, or `at` when none begins there.
std::size_t opaque_end(std::string_view sql, std::size_t at) {
    const char c = sql[at];
    if (c == '\'' || c == '"') return after(sql, sql.substr(at, 1), at + 1);
    if (sql.substr(at, 2) == "--") return after(sql, "\n", at);
    if (sql.substr(at, 2) == "/*") return after(sql, "*/", at + 2);
    if (c != '$' || (at > 0 && is_word(sql[at - 1]))) return at;
    const auto tag_end = dollar_tag_end(sql, at);
    return tag_end == at ? at : after(sql, sql.substr(at, tag_end - at), tag_end);
}

}

std::string numbered_for_sqlite(std::string_view sql) {
    std::string out;
    out.reserve(sql.size());
    for (std::size_t at = 0; at < sql.size();) {
        const auto end = opaque_end(sql, at);
        if (end != at) {
            out += sql.substr(at, end - at);
            at = end;
            continue;
        }
        out += sql[at] == '$' ? '?' : sql[at];
        ++at;
    }
    return out;
}

std::vector<std::string> split_script(std::string_view sql) {
    std::vector<std::string> statements;
    std::string one;
    bool has_words = false;
    const auto finish = [&] {
        if (has_words) statements.push_back(one);
        one.clear();
        has_words = false;
    };
    for (std::size_t at = 0; at < sql.size();) {
        const auto end = opaque_end(sql, at);
        if (end != at) {
            one += sql.substr(at, end - at);
            at = end;
        } else if (sql[at] == ';') {
            finish();
            ++at;
        } else {
            has_words = has_words || !is_space(sql[at]);
            one += sql[at++];
        }
    }
    finish();
    return statements;
}

bool looks_read_only(std::string_view sql) {
    constexpr std::array<std::string_view, 3> reading{"select", "values", "with"};
    constexpr std::array<std::string_view, 5> writing{
        "insert", "update", "delete", "merge", "share"
    };
    bool first = true;
    for (std::size_t at = 0; at < sql.size();) {
        if (const auto end = opaque_end(sql, at); end != at) {
            at = end;
        } else if (!is_word(sql[at])) {
            ++at;
        } else {
            std::string word;
            for (; at < sql.size() && is_word(sql[at]); ++at)
                word += static_cast<char>(std::tolower(static_cast<unsigned char>(sql[at])));
            if (first && std::ranges::find(reading, word) == reading.end()) return false;
            if (std::ranges::find(writing, word) != writing.end()) return false;
            first = false;
        }
    }
    return !first;
}

std::string compact_json(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\' && i + 1 < text.size()) {
            out += c;
            out += text[++i];
            continue;
        }
        if (c == '"') quoted = !quoted;
        if (quoted || !is_space(c)) out += c;
    }
    return out;
}

}
