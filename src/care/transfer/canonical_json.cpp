#include "care/transfer/canonical_json.hpp"

#include "platform/json/node.hpp"
#include "platform/json/writer.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>

namespace foyer::transfer {

namespace {

constexpr int max_depth = 100;
// PostgreSQL can show more; nobody can read more.
constexpr int max_exponent = 1000;

using members = std::map<std::string, std::string, std::less<>>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "-1.50e1" -> "-15.0": digits moved past the point, zeros added where there are none.
std::string without_exponent(std::string_view number) {
    const auto e = number.find_first_of("eE");
    int exponent = 0;
    if (e != std::string_view::npos) {
        auto power = number.substr(e + 1);
        if (power.starts_with('+')) power.remove_prefix(1);
        std::from_chars(power.data(), power.data() + power.size(), exponent);
        if (exponent > max_exponent || exponent < -max_exponent) return std::string(number);
    }
    auto mantissa = number.substr(0, e);
    const bool negative = mantissa.starts_with('-');
    if (negative) mantissa.remove_prefix(1);
    const auto point = mantissa.find('.');
    std::string whole(mantissa.substr(0, point));
    std::string fraction(point == std::string_view::npos ? "" : mantissa.substr(point + 1));
    for (; exponent > 0; --exponent) {
        whole += fraction.empty() ? '0' : fraction.front();
        if (!fraction.empty()) fraction.erase(0, 1);
    }
    for (; exponent < 0; ++exponent) {
        fraction.insert(0, 1, whole.empty() ? '0' : whole.back());
        if (!whole.empty()) whole.pop_back();
    }
    whole.erase(0, whole.find_first_not_of('0'));
    if (whole.empty()) whole = "0";
    auto out = fraction.empty() ? whole : whole + '.' + fraction;
    const bool zero = out.find_first_of("123456789") == std::string::npos;
    return negative && !zero ? '-' + out : out;
}

class scanner {
public:
    explicit scanner(std::string_view text) : text_(text) {}

    std::string whole_value() {
        auto value = read_value(0);
        end();
        return value;
    }

    members whole_object() {
        skip_space();
        if (peek() != '{') fail();
        auto found = read_members(0);
        end();
        return found;
    }

private:
    [[noreturn]] void fail() const {
        throw std::invalid_argument("no valid JSON near byte " + std::to_string(at_));
    }

    char peek() const {
        if (at_ >= text_.size()) fail();
        return text_[at_];
    }

    void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

    void end() {
        skip_space();
        if (at_ != text_.size()) fail();
    }

    // Whether `c` comes next, white space aside; it is passed then.
    bool take(char c) {
        skip_space();
        if (peek() != c) return false;
        ++at_;
        return true;
    }

    void want(char c) {
        if (!take(c)) fail();
    }

    std::string read_value(int depth) {
        if (depth > max_depth) fail();
        skip_space();
        switch (peek()) {
            case '{': return object_text(read_members(depth));
            case '[': return read_array(depth);
            case '"': return json::to_json(read_string());
            case 't': return word("true");
            case 'f': return word("false");
            case 'n': return word("null");
            default: return read_number();
        }
    }

    static std::string object_text(const members& found) {
        json::writer w;
        w.begin_object();
        for (const auto& [key, value] : found) w.key(key).raw(value);
        return std::move(w.end_object()).take();
    }

    members read_members(int depth) {
        members found;
        want('{');
        if (take('}')) return found;
        do {
            skip_space();
            auto key = read_string();
            want(':');
            found.insert_or_assign(std::move(key), read_value(depth + 1));
        } while (take(','));
        want('}');
        return found;
    }

    std::string read_array(int depth) {
        std::string out = "[";
        want('[');
        if (take(']')) return "[]";
        do {
            if (out.size() > 1) out += ',';
            out += read_value(depth + 1);
        } while (take(','));
        want(']');
        return out + ']';
    }

    std::string read_string() {
        if (peek() != '"') fail();
        const auto begin = at_++;
        bool escaped = false;
        for (; peek() != '"'; ++at_) {
            if (peek() != '\\') continue;
            escaped = true;
            ++at_;
        }
        const auto token = text_.substr(begin, ++at_ - begin);
        if (!escaped) return std::string(token.substr(1, token.size() - 2));
        const auto parsed = json::document::parse(token);
        if (parsed.has_error() || parsed->root().type() != json::node::kind::text) fail();
        return std::string(parsed->root().text());
    }

    std::string word(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) fail();
        at_ += expected.size();
        return std::string(expected);
    }

    std::string read_number() {
        const auto begin = at_;
        at_ = std::min(text_.find_first_not_of("+-.0123456789eE", at_), text_.size());
        const auto number = text_.substr(begin, at_ - begin);
        if (number.empty() || !is_digit(number.back())) fail();
        return without_exponent(number);
    }

    std::string_view text_;
    std::size_t at_{0};
};

}

std::string canonical_json(std::string_view text) { return scanner(text).whole_value(); }

std::vector<std::pair<std::string, std::string>> canonical_members(std::string_view object) {
    const auto found = scanner(object).whole_object();
    return {found.begin(), found.end()};
}

}
