#include "platform/i18n/local_day.hpp"

#include "platform/base/assert.hpp"

#include <unicode/timezone.h>

#include <memory>

namespace foyer::i18n {

namespace {

std::int64_t utc_offset_ms(std::int64_t at_ms, bool at_is_local) {
    static const std::unique_ptr<const icu::TimeZone> zone(
        icu::TimeZone::createTimeZone("Africa/Algiers")
    );
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<UDate>(at_ms), at_is_local, raw, summer, status);
    FOYER_ASSERT(U_SUCCESS(status), "ICU knows Africa/Algiers");
    return raw + summer;
}

}

std::chrono::sys_days local_day(timestamp t) {
    using namespace std::chrono;
    const auto local_ms = t.milliseconds + utc_offset_ms(t.milliseconds, false);
    return floor<days>(sys_time<milliseconds>(milliseconds(local_ms)));
}

timestamp noon_of(std::chrono::sys_days day) {
    const auto local_ms = days_ms(day.time_since_epoch().count()) + hours_ms(12);
    return {local_ms - utc_offset_ms(local_ms, true)};
}

}
