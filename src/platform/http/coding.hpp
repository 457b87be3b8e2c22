#pragma once

#include "platform/http/request.hpp"

#include <cstdint>

namespace foyer::http {

// How the bytes of an answer are packed for its way.
enum class coding : std::uint8_t { identity, gzip, brotli };

// The packing that this client likes best, by the weights of its Accept-Encoding (RFC 9110 12.5.3);
// among equals brotli, then gzip. Without `has_brotli` the choice is between the other two. A
// client that refuses everything gets the plain bytes: they are better than a 406.
coding choose_coding(const request& r, bool has_brotli);

}
