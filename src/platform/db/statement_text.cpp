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

// The word that begins at `at`, in small letters; empty when none does.
std::string word_at(std::string_view sql, std::size_t at) {
    std::string word;
    for (; at < sql.size() && is_word(sql[at]); ++at)
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(sql[at])));
    return word;
}

// Whether a semicolon ends the statement read so far. One within the body of a trigger of SQLite
// (CREATE TRIGGER ... BEGIN ...; END) does not: there only the END after a semicolon closes.
class trigger_watch {
public:
    void take_word(const std::string& word) {
        ++words_;
        if (words_ == 1)
            creates_ = word == "create";
        else if (word == "trigger" && words_ <= 3)
            trigger_ = creates_;
        else if (word == "begin")
            body_ = trigger_;
        closed_ = word == "end" && after_semicolon_;
        after_semicolon_ = false;
    }

    bool takes_semicolon() {
        after_semicolon_ = true;
        return body_ && !closed_;
    }

private:
    int words_{0};
    bool creates_{false};
    bool trigger_{false};
    bool body_{false};
    bool closed_{false};
    bool after_semicolon_{false};
};

struct cut_script {
    std::vector<std::string> statements;
    bool open{}; // the last one has no semicolon
};

cut_script cut(std::string_view sql) {
    cut_script out;
    std::string one;
    bool has_words = false;
    trigger_watch watch;
    const auto finish = [&] {
        if (has_words) out.statements.push_back(one);
        one.clear();
        has_words = false;
        watch = {};
    };
    for (std::size_t at = 0; at < sql.size();) {
        auto end = opaque_end(sql, at);
        if (end == at && sql[at] == ';' && !watch.takes_semicolon()) {
            finish();
            ++at;
            continue;
        }
        if (end == at) {
            const auto word = word_at(sql, at);
            if (!word.empty()) watch.take_word(word);
            has_words = has_words || !is_space(sql[at]);
            end = at + std::max<std::size_t>(1, word.size());
        }
        one += sql.substr(at, end - at);
        at = end;
    }
    out.open = has_words;
    finish();
    return out;
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

std::vector<std::string> split_script(std::string_view sql) { return cut(sql).statements; }

bool ends_open(std::string_view sql) { return cut(sql).open; }

std::vector<std::size_t> line_comments(std::string_view sql) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < sql.size();) {
        if (sql.substr(at, 2) == "--") found.push_back(at);
        const auto end = opaque_end(sql, at);
        at = end == at ? at + 1 : end;
    }
    return found;
}

std::string first_word(std::string_view sql) {
    for (std::size_t at = 0; at < sql.size();) {
        const auto end = opaque_end(sql, at);
        if (end == at && !is_space(sql[at])) return word_at(sql, at);
        at = end == at ? at + 1 : end;
    }
    return {};
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
            const auto word = word_at(sql, at);
            at += word.size();
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
