#pragma once

#include "platform/base/timestamp.hpp"

#include <span>
#include <string>

namespace foyer::delivery {

// The latest day on which an order placed at `ordered_at` arrives: the `opening_days`-th opening
// day after the day of the order, at noon in Algiers. Opening days are Sunday to Thursday without
// `closed_days` ("2026-12-11"). An order placed on a closed day counts as placed on the next
// opening day. The only place where a delivery day is computed:
//
//     promised_day(thursday, 2, {})  ->  monday
timestamp promised_day(
    timestamp ordered_at, int opening_days, std::span<const std::string> closed_days
);

}
