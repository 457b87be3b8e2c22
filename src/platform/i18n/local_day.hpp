#pragma once

#include "platform/base/timestamp.hpp"

#include <chrono>

namespace foyer::i18n {

// The calendar day in Africa/Algiers on which `t` falls.
std::chrono::sys_days local_day(timestamp t);

// Noon of that day in Africa/Algiers: a timestamp that names the day in any neighbouring zone.
timestamp noon_of(std::chrono::sys_days day);

}
