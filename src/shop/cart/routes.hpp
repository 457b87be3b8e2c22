#pragma once

#include "platform/http/route.hpp"

#include <span>

namespace foyer::cart {

std::span<const http::route> routes();

}
