#include "platform/base/timestamp.hpp"

#include <fmt/format.h>

#include <chrono>
#include <ctime>

namespace foyer {

namespace {

std::string format_with(timestamp t, std::string_view suffix) {
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds{t.milliseconds}};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss time{moment - day};
    return fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}{}", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        time.hours().count(), time.minutes().count(), time.seconds().count(),
        time.subseconds().count(), suffix
    );
}

// Takes numbers and signs off the front of a text; `ok` turns false at the first surprise.
struct reader {
    std::string_view rest;
    bool ok = true;

    int number(std::size_t digits) {
        int value = 0;
        if (rest.size() < digits) return fail();
        for (std::size_t i = 0; i < digits; ++i) {
            if (rest[i] < '0' || rest[i] > '9') return fail();
            value = value * 10 + (rest[i] - '0');
        }
        rest.remove_prefix(digits);
        return value;
    }
    bool take(char c) {
        if (rest.empty() || rest.front() != c) return false;
        rest.remove_prefix(1);
        return true;
    }
    void expect(char c) { ok = take(c) && ok; }
    int fail() {
        ok = false;
        return 0;
    }
};

int read_fraction_ms(reader& in) {
    int ms = 0;
    int digits = 0;
    for (; !in.rest.empty() && in.rest.front() >= '0' && in.rest.front() <= '9'; ++digits) {
        const int digit = in.number(1);
        if (digits < 3) ms = ms * 10 + digit;
    }
    if (digits == 0 || digits > 6) in.ok = false;
    for (; digits < 3; ++digits) ms *= 10;
    return ms;
}

std::int64_t read_offset_ms(reader& in) {
    if (in.rest.empty() || in.take('Z')) return 0;
    const int sign = in.take('-') ? -1 : 1;
    if (sign > 0) in.expect('+');
    const int hours = in.number(2);
    int minutes = 0;
    if (!in.rest.empty()) {
        in.take(':');
        minutes = in.number(2);
    }
    return sign * (hours_ms(hours) + minutes_ms(minutes));
}

}

timestamp now() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::int64_t now_s() { return std::time(nullptr); }

std::string to_iso(timestamp t) { return format_with(t, "Z"); }

std::string to_database_text(timestamp t) { return format_with(t, "+00:00"); }

std::optional<timestamp> parse_timestamp(std::string_view text) {
    using namespace std::chrono;
    reader in{text};
    const year y{in.number(4)};
    in.expect('-');
    const month m{static_cast<unsigned>(in.number(2))};
    in.expect('-');
    const day d{static_cast<unsigned>(in.number(2))};
    std::int64_t within_day = 0;
    std::int64_t offset = 0;
    if (in.ok && !in.rest.empty()) {
        if (!in.take('T')) in.expect(' ');
        const int hours = in.number(2);
        in.expect(':');
        const int minutes = in.number(2);
        int seconds = 0;
        int ms = 0;
        if (in.take(':')) seconds = in.number(2);
        if (in.take('.')) ms = read_fraction_ms(in);
        offset = read_offset_ms(in);
        if (hours > 23 || minutes > 59 || seconds > 59) in.ok = false;
        within_day = hours_ms(hours) + minutes_ms(minutes) + seconds_ms(seconds) + ms;
    }
    const year_month_day date{y, m, d};
    if (!in.ok || !in.rest.empty() || !date.ok()) return std::nullopt;
    const auto midnight = duration_cast<milliseconds>(sys_days{date}.time_since_epoch()).count();
    return timestamp{midnight + within_day - offset};
}

}
