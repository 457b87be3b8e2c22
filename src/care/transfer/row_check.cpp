#include "care/transfer/row_check.hpp"

#include "care/transfer/canonical_json.hpp"
#include "platform/base/decimal.hpp"
#include "platform/base/names.hpp"
#include "platform/base/text.hpp"
#include "platform/json/node.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace foyer::transfer {

namespace {

using node_kind = json::node::kind;

// Thrown by the readers of single values, caught where the column is known.
struct refused {
    std::string_view code;
    std::string detail;
};

std::string_view want_text(const json::node& n) {
    if (n.type() != node_kind::text) throw refused{"not_a_text", "must be a text"};
    if (n.text().find('\0') != std::string_view::npos)
        throw refused{"not_a_text", "holds a NUL character"};
    return n.text();
}

db::value read_text(const schema::column_def& c, const json::node& n) {
    const auto text = want_text(n);
    if (c.max_length > 0 && character_count(text) > static_cast<std::size_t>(c.max_length))
        throw refused{"too_long", "has more than " + std::to_string(c.max_length) + " characters"};
    return db::to_value(text);
}

db::value read_integer(const schema::column_def& c, const json::node& n) {
    if (n.type() != node_kind::integer) throw refused{"not_an_integer", "must be a whole number"};
    const auto number = n.integer();
    const bool wide = number < std::numeric_limits<std::int32_t>::min() ||
                      number > std::numeric_limits<std::int32_t>::max();
    if (c.type == schema::kind::integer && wide)
        throw refused{"out_of_range", "does not fit 32 bits"};
    return db::to_value(number);
}

db::value read_decimal(const schema::column_def& c, const json::node& n) {
    const auto places = std::to_string(c.scale);
    if (n.type() != node_kind::text)
        throw refused{"not_a_decimal", "must be a decimal number in quotes"};
    const auto units = parse_units(n.text(), c.scale);
    if (!units)
        throw refused{
            "not_a_decimal", "must be a decimal number with at most " + places + " places"
        };
    std::int64_t limit = 1;
    for (int i = 0; i < std::min(c.precision, 18); ++i) limit *= 10;
    if (*units >= limit || *units <= -limit)
        throw refused{"out_of_range", "has more than " + std::to_string(c.precision) + " digits"};
    return {db::value::type::decimal, *units, c.scale, {}};
}

db::value read_moment(const json::node& n) {
    const auto moment = n.type() == node_kind::text ? parse_timestamp(n.text()) : std::nullopt;
    if (!moment) throw refused{"not_a_timestamp", "must be a moment like 2026-01-31T10:20:30.456Z"};
    return db::to_value(*moment);
}

db::value read_enumerator(const schema::column_def& c, const json::node& n) {
    const auto text = want_text(n);
    if (std::ranges::find(c.enum_values, text) == c.enum_values.end()) {
        std::string list;
        for (const auto& v : c.enum_values) list += (list.empty() ? "" : ", ") + v;
        throw refused{"unknown_value", "must be one of " + list};
    }
    return db::to_value(text);
}

// Of every kind but JSON, whose value is its text.
db::value read_value(const schema::column_def& c, const json::node& n) {
    switch (c.type) {
        case schema::kind::boolean:
            if (n.type() != node_kind::boolean)
                throw refused{"not_a_boolean", "must be true or false"};
            return db::to_value(n.boolean());
        case schema::kind::integer:
        case schema::kind::bigint: return read_integer(c, n);
        case schema::kind::decimal: return read_decimal(c, n);
        case schema::kind::timestamp: return read_moment(n);
        case schema::kind::enumeration: return read_enumerator(c, n);
        case schema::kind::text:
        case schema::kind::json: break;
    }
    return read_text(c, n);
}

std::string json_text(std::string_view line, std::string_view key) {
    for (auto& [name, value] : canonical_members(line))
        if (name == key) return std::move(value);
    return "null";
}

}

row_check::row_check(const schema::table_def& table) : table_(table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        column_of_key_.emplace(camel_case(table.columns[i].name), i);
}

std::optional<std::vector<db::value>> row_check::read(
    std::string_view line, std::vector<row_fault>& faults
) const {
    const auto before = faults.size();
    const auto parsed = json::document::parse(line);
    if (parsed.has_error() || parsed->root().type() != node_kind::object) {
        faults.push_back(
            {"", "malformed", parsed.has_error() ? parsed.error().message : "must be an object"}
        );
        return std::nullopt;
    }
    const auto root = parsed->root();
    for (std::size_t i = 0; i < root.size(); ++i)
        if (!column_of_key_.contains(root.key(i)))
            faults.push_back(
                {std::string(root.key(i)), "unknown_key", "is no column of " + table_.name}
            );
    std::vector<db::value> values(table_.columns.size());
    for (const auto& [key, at] : column_of_key_) {
        const auto& column = table_.columns[at];
        const auto found = root.find(key);
        const bool empty = !found || found->type() == node_kind::null;
        try {
            if (found && column.type == schema::kind::json)
                values[at] = db::to_value(json_value{json_text(line, key)});
            else if (!empty)
                values[at] = read_value(column, *found);
            else if (!column.nullable)
                throw refused{"missing", "must have a value"};
        } catch (const refused& r) {
            faults.push_back({key, r.code, r.detail});
        } catch (const std::invalid_argument& e) {
            faults.push_back({key, "malformed", e.what()});
        }
    }
    if (faults.size() != before) return std::nullopt;
    return values;
}

}
