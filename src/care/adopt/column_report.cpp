#include "care/adopt/column_report.hpp"

#include "care/adopt/shop_rules.hpp"
#include "platform/base/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace foyer::adopt {

namespace {

std::string small_letters(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

std::string plain_type(std::string type) {
    type = small_letters(std::move(type));
    if (type == "timestamptz(3)") return "timestamp(3) with time zone";
    return type;
}

std::string converted_line(
    const schema::table_def& table, const column_match& c, schema::dialect result
) {
    const auto type = schema::type_sql(*c.ours, result);
    std::string what;
    if (plain_type(c.theirs->type) != plain_type(type)) what = c.theirs->type + " -> " + type;
    if (is_token(table.name, c.ours->name))
        what += (what.empty() ? std::string() : ", ") + "becomes its SHA-256";
    if (c.theirs->name != c.ours->name && c.theirs->name != camel_case(c.ours->name))
        what += (what.empty() ? "was " : ", was ") + c.theirs->name;
    return what.empty() ? what : fmt::format("    {:<24} {}\n", c.ours->name, what);
}

std::string missing_lines(const table_match& match) {
    std::string out;
    std::string empty;
    for (const auto& c : match.columns) {
        if (c.theirs != nullptr) continue;
        const auto fill = fill_of(*match.ours, *c.ours);
        if (fill == "NULL")
            empty += (empty.empty() ? "" : ", ") + c.ours->name;
        else
            out += fmt::format(
                "    {:<24} missing: {}\n", c.ours->name, fill.empty() ? "NOTHING FITS" : fill
            );
    }
    if (!empty.empty()) out += "    missing, will be empty: " + empty + "\n";
    return out;
}

std::string extra_lines(const table_match& match, destination where) {
    std::string out;
    for (const auto* c : match.extra)
        out += fmt::format(
            "    {:<24} not ours ({}): {}\n", c->name, c->type,
            where == destination::new_database ? "goes to the side file"
                                               : "stays, may be empty from now on"
        );
    return out;
}

}

std::string column_lines(const matching& m, schema::dialect result, destination where) {
    std::string out;
    for (const auto& match : m.tables) {
        std::string lines;
        for (const auto& c : match.columns)
            if (c.theirs != nullptr) lines += converted_line(*match.ours, c, result);
        lines += missing_lines(match) + extra_lines(match, where);
        if (!lines.empty()) out += "  " + match.ours->name + "\n" + lines;
    }
    return out.empty() ? out : "\nColumns\n" + out;
}

}
