#pragma once

#include "platform/http/request.hpp"

namespace foyer::http {

// Whether a request that changes something may come from where it says it comes from: browsers name
// their page's site in Sec-Fetch-Site or, older ones, in Origin, which must be ours (scheme and
// Host; a proxy in front of us passes it on). Programs that are no browsers send neither and may
// pass: they carry no cookies of ours against their owner's will.
bool comes_from_us(const request& r);

}
