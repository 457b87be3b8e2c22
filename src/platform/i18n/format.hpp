#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/i18n/language.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// How amounts, dates and numbers are written for people. Digits are Western in all three languages;
// every space inside a figure is a no-break space, so that a price never breaks over two lines.
// Times are in Africa/Algiers.
namespace foyer::i18n {

// "145 000": grouped by thousands.
std::string format_integer(std::int64_t value);

// "145 000 DA", "145 000 د.ج"; centimes only when there are some: "1 234,50 DA" ("1 234.50 DA" in
// English).
std::string format_money(language lang, money amount);

// A decimal without superfluous zeros: "24", "1,5" ("1.5" in English).
std::string format_decimal(language lang, std::int64_t units, int scale);

// "27 novembre 2025", "27 نوفمبر 2025", "27 November 2025".
std::string format_date(language lang, timestamp t);

// "jeudi 27 novembre": for deliveries, where the year goes without saying.
std::string format_day(language lang, timestamp t);

// "27 novembre 2025 à 14:05".
std::string format_date_time(language lang, timestamp t);

// "2025-11-27 14:05": for tables at the command line.
std::string format_table_time(timestamp t);

// "0555 12 34 56" or "023 45 67 89" from E.164; any other text unchanged.
std::string format_phone(std::string_view e164);

}
