#pragma once

#include "care/adopt/problem.hpp"
#include "platform/db/value.hpp"
#include "platform/schema/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// From a value as the shop's database holds it to a value of ours. Knows no row and no database.
namespace foyer::adopt {

// SQLite has a kind a value, PostgreSQL a kind a column.
enum class storage : std::uint8_t { null, integer, real, text, blob };

struct cell {
    storage kind{storage::null};
    std::string_view text{}; // digits of numbers; of a blob, hexadecimal
};

struct finding {
    problem_kind kind{};
    std::string detail;
};

struct conversion {
    db::value value; // null when it could not be read
    std::optional<finding> found{};
};

// Dates: milliseconds since 1970 or ISO 8601 with Z, an offset or none (UTC). Decimals: exact, from
// the shortest text of a REAL; more digits than ours are rounded half away from zero. Enums: our
// spelling, or another case of it. JSON: its compact text. Empty stays empty: whether it may is the
// row's business.
conversion convert(const schema::table_def& table, const schema::column_def& column, const cell& c);

// The default of a column that has one, as a value. `at` for "now".
db::value default_value(const schema::column_def& column, timestamp at);

// The number with all its digits as units of 10^-scale, half away from zero. `exact` says whether
// nothing was rounded. Nothing when the text is no number or does not fit.
struct rounded_units {
    std::int64_t units{};
    bool exact{true};
};
std::optional<rounded_units> round_units(std::string_view number, int scale);

}
