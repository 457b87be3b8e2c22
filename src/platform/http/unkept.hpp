#pragma once

#include "platform/http/call.hpp"
#include "platform/http/response.hpp"

namespace foyer::http {

// Gives an answer that no cache of ours keeps what it still lacks: the call's cookies,
// Cache-Control, and the quick compression that the client takes.
void complete_unkept(response& out, const call& c);

}
