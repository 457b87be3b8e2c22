#include "shop/delivery/promise.hpp"

#include "platform/i18n/local_day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace foyer::delivery {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Bounds the walk: no list of closed days may hide every opening day.
constexpr int longest_closure_days = 60;

bool is_open(sys_days day, std::span<const std::string> closed_days) {
    const std::chrono::weekday weekday(day);
    if (weekday == std::chrono::Friday || weekday == std::chrono::Saturday) return false;
    const std::chrono::year_month_day date(day);
    const auto text = fmt::format(
        "{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day())
    );
    return std::ranges::find(closed_days, text) == closed_days.end();
}

sys_days first_open_from(sys_days day, std::span<const std::string> closed_days) {
    for (int i = 0; i < longest_closure_days && !is_open(day, closed_days); ++i) day += days(1);
    return day;
}

}

timestamp promised_day(
    timestamp ordered_at, int opening_days, std::span<const std::string> closed_days
) {
    auto day = first_open_from(i18n::local_day(ordered_at), closed_days);
    for (int i = 0; i < opening_days; ++i) day = first_open_from(day + days(1), closed_days);
    return i18n::noon_of(day);
}

}
