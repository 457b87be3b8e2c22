#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace foyer {

// A moment in UTC, in milliseconds since 1970-01-01.
struct timestamp {
    std::int64_t milliseconds{};

    friend constexpr auto operator<=>(const timestamp&, const timestamp&) = default;
    friend constexpr timestamp operator+(timestamp t, std::int64_t ms) {
        return {t.milliseconds + ms};
    }
    friend constexpr timestamp operator-(timestamp t, std::int64_t ms) {
        return {t.milliseconds - ms};
    }
};

constexpr std::int64_t seconds_ms(std::int64_t n) { return n * 1000; }
constexpr std::int64_t minutes_ms(std::int64_t n) { return n * 60'000; }
constexpr std::int64_t hours_ms(std::int64_t n) { return n * 3'600'000; }
constexpr std::int64_t days_ms(std::int64_t n) { return n * 86'400'000; }

// The clock of the program; SQL never reads a clock of its own.
timestamp now();

// The same in whole seconds since 1970, a few milliseconds late: cheaper, for what is asked often.
std::int64_t now_s();

// "2024-01-15T10:20:30.456Z", as JSON carries it.
std::string to_iso(timestamp t);

// "2024-01-15T10:20:30.456+00:00", the fixed form in the database (Prisma's driver adapters write
// it so).
std::string to_database_text(timestamp t);

// Reads ISO 8601 dates and times with Z, an offset or none (UTC), with 'T' or a space, with up to
// six digits of a second: both forms above, PostgreSQL's output and SQLite's CURRENT_TIMESTAMP.
// Nothing otherwise.
std::optional<timestamp> parse_timestamp(std::string_view text);

}
