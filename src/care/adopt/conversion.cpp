#include "care/adopt/conversion.hpp"

#include "care/adopt/shop_rules.hpp"
#include "care/transfer/canonical_json.hpp"
#include "platform/base/crypto.hpp"
#include "platform/base/decimal.hpp"
#include "platform/base/text.hpp"
#include "platform/db/statement_text.hpp"
#include "platform/json/writer.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <stdexcept>

namespace foyer::adopt {

namespace {

using enum problem_kind;

constexpr std::size_t shown_characters = 60;
const timestamp first_plausible = *parse_timestamp("2000-01-01T00:00:00Z");

std::string shown(std::string_view text) {
    if (text.size() <= shown_characters) return '"' + std::string(text) + '"';
    auto end = shown_characters;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return '"' + std::string(text.substr(0, end)) + "\"...";
}

std::string arrow(std::string_view from, std::string_view to) {
    return shown(from) + " -> " + shown(to);
}

conversion refuse(problem_kind kind, const cell& c) { return {{}, finding{kind, shown(c.text)}}; }

// "1.5e-05" -> "0.000015"; SQLite writes large and small numbers so.
std::optional<std::string> without_exponent(std::string_view number) {
    constexpr int furthest = 40;
    const auto mark = number.find_first_of("eE");
    if (mark == std::string_view::npos) return std::string(number);
    auto digits = number.substr(mark + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    int moved = 0;
    const auto* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, moved);
    if (read.ec != std::errc{} || read.ptr != end || std::abs(moved) > furthest)
        return std::nullopt;
    auto mantissa = number.substr(0, mark);
    const bool negative = mantissa.starts_with('-');
    if (negative) mantissa.remove_prefix(1);
    auto point = std::min(mantissa.find('.'), mantissa.size());
    std::string all(mantissa.substr(0, point));
    if (point < mantissa.size()) all += mantissa.substr(point + 1);
    if (moved < 0) all.insert(0, static_cast<std::size_t>(-moved), '0');
    if (moved > 0) all.append(static_cast<std::size_t>(moved), '0');
    if (moved > 0) point += static_cast<std::size_t>(moved);
    all.insert(point, point < all.size() ? "." : "");
    return (negative ? "-" : "") + all;
}

std::string small_letters(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string large_letters(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == '-' || c == ' ') c = '_';
    }
    return out;
}

conversion text_value(
    const schema::table_def& table, const schema::column_def& column, const cell& c
) {
    if (c.kind == storage::blob || c.text.find('\0') != std::string_view::npos)
        return refuse(unreadable, c);
    if (is_token(table.name, column.name)) return {db::to_value(sha256_hex(c.text))};
    if (is_sign_in_name(table.name, column.name)) {
        const auto small = small_letters(trim(c.text));
        if (small == c.text) return {db::to_value(c.text)};
        return {db::to_value(small), finding{lower_cased, arrow(c.text, small)}};
    }
    const auto length = column.max_length > 0 ? character_count(c.text) : 0;
    if (length > static_cast<std::size_t>(column.max_length))
        return {
            db::to_value(c.text),
            finding{
                too_long, std::to_string(length) + " characters, forms allow " +
                              std::to_string(column.max_length)
            }
        };
    return {db::to_value(c.text)};
}

conversion boolean_value(const cell& c) {
    const auto word = small_letters(c.text);
    if (word == "1" || word == "true" || word == "t") return {db::to_value(true)};
    if (word == "0" || word == "false" || word == "f") return {db::to_value(false)};
    return refuse(unreadable, c);
}

conversion integer_value(const schema::column_def& column, const cell& c) {
    const auto read = round_units(c.text, 0);
    if (!read || !read->exact) return refuse(not_a_number, c);
    const bool wide = read->units < std::numeric_limits<std::int32_t>::min() ||
                      read->units > std::numeric_limits<std::int32_t>::max();
    if (column.type == schema::kind::integer && wide) return refuse(out_of_range, c);
    return {db::to_value(read->units)};
}

conversion decimal_value(const schema::column_def& column, const cell& c) {
    const auto read = round_units(c.text, column.scale);
    if (!read) return refuse(not_a_number, c);
    std::int64_t limit = 1;
    for (int i = 0; i < std::min(column.precision, 18); ++i) limit *= 10;
    if (read->units >= limit || read->units <= -limit) return refuse(out_of_range, c);
    conversion out{{db::value::type::decimal, read->units, column.scale, {}}};
    if (!read->exact)
        out.found = finding{rounded, arrow(c.text, to_text(read->units, column.scale))};
    return out;
}

std::optional<timestamp> moment_of(const cell& c) {
    if (c.kind == storage::text)
        if (const auto read = parse_timestamp(c.text)) return read;
    const auto milliseconds = round_units(c.text, 0);
    if (!milliseconds) return std::nullopt;
    return timestamp{milliseconds->units};
}

conversion moment_value(const cell& c) {
    constexpr std::int64_t last_year_9999 = 253'402'300'799'999;
    const auto moment = moment_of(c);
    if (!moment || moment->milliseconds < 0 || moment->milliseconds > last_year_9999)
        return refuse(unreadable_date, c);
    conversion out{db::to_value(*moment)};
    if (*moment < first_plausible) out.found = finding{doubtful_date, to_iso(*moment)};
    return out;
}

conversion enumerator_value(const schema::column_def& column, const cell& c) {
    const auto known = [&](std::string_view word) {
        return std::ranges::find(column.enum_values, word) != column.enum_values.end();
    };
    if (known(c.text)) return {db::to_value(c.text)};
    const auto large = large_letters(trim(c.text));
    const auto other = word_for(column.enum_type, large);
    const std::string word(other ? *other : std::string_view(large));
    if (!known(word)) return refuse(unknown_value, c);
    return {db::to_value(word), finding{renamed_value, arrow(c.text, word)}};
}

conversion json_cell(const cell& c) {
    if (c.kind == storage::blob) return refuse(unreadable, c);
    try {
        transfer::canonical_json(c.text);
        return {db::to_value(json_value{db::compact_json(c.text)})};
    } catch (const std::invalid_argument&) {
        json::writer w;
        w.value(c.text);
        return {db::to_value(json_value{std::move(w).take()}), finding{not_json, shown(c.text)}};
    }
}

}

conversion convert(
    const schema::table_def& table, const schema::column_def& column, const cell& c
) {
    if (c.kind == storage::null) return {};
    switch (column.type) {
        case schema::kind::boolean: return boolean_value(c);
        case schema::kind::integer:
        case schema::kind::bigint: return integer_value(column, c);
        case schema::kind::decimal: return decimal_value(column, c);
        case schema::kind::timestamp: return moment_value(c);
        case schema::kind::json: return json_cell(c);
        case schema::kind::enumeration: return enumerator_value(column, c);
        case schema::kind::text: break;
    }
    return text_value(table, column, c);
}

db::value default_value(const schema::column_def& column, timestamp at) {
    const auto& text = *column.default_value;
    switch (column.type) {
        case schema::kind::boolean: return db::to_value(text == "true");
        case schema::kind::integer:
        case schema::kind::bigint: return db::to_value(*parse_units(text, 0));
        case schema::kind::decimal:
            return {db::value::type::decimal, *parse_units(text, column.scale), column.scale, {}};
        case schema::kind::timestamp: return db::to_value(at);
        case schema::kind::json: return db::to_value(json_value{text});
        case schema::kind::enumeration:
        case schema::kind::text: break;
    }
    return db::to_value(text);
}

std::optional<rounded_units> round_units(std::string_view number, int scale) {
    const auto plain = without_exponent(number);
    if (!plain) return std::nullopt;
    const std::string_view text = *plain;
    const auto point = text.find('.');
    const auto kept = point == std::string_view::npos
                          ? text.size()
                          : std::min(text.size(), point + 1 + static_cast<std::size_t>(scale));
    auto whole = text.substr(0, kept);
    const auto rest = text.substr(kept);
    if (rest.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    if (!whole.empty() && whole.size() == point + 1) whole.remove_suffix(1);
    const auto units = parse_units(whole, scale);
    if (!units) return std::nullopt;
    const int up = !rest.empty() && rest.front() >= '5' ? 1 : 0;
    const bool exact = rest.find_first_not_of('0') == std::string_view::npos;
    return rounded_units{*units + (text.starts_with('-') ? -up : up), exact};
}

}
