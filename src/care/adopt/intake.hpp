#pragma once

#include "care/adopt/figures.hpp"
#include "care/adopt/matching.hpp"
#include "care/adopt/staging.hpp"

#include <cstdint>
#include <functional>
#include <string_view>

namespace foyer::adopt {

// Digits beyond our own with which the shop's numbers are added up.
constexpr int extra_digits = 4;
constexpr std::int64_t extra_units = 10'000; // ten to the power of extra_digits

// What was read of one table, added up from the texts of the numbers and not from their
// conversions: the proof compares the two.
struct table_intake {
    const table_match* match{};
    std::int64_t counted{};       // by the shop's database
    std::vector<column_sum> sums; // with extra_digits more
    // What reading has changed, in the same units: roundings that were noted, defaults of columns
    // that were empty or missing.
    std::vector<std::int64_t> changed;
};

// Called now and then: what, of which table, rows so far.
using progress_function =
    std::function<void(std::string_view doing, std::string_view table, std::int64_t rows)>;

// Reads a table of the shop into the staging, converted, and notes what was found in single values.
// `at`: the moment of the adoption.
table_intake take_in(
    db::session& source, const table_match& match, staging& into, timestamp at,
    const progress_function& on_progress
);

}
